using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>
/// 签认, with the signer's own password on whichever tablet of the group. A question by type, as the sign-in is: comparing a password
/// is slow on purpose and no write may wait for it. What follows is a command of its own.
/// </summary>
/// <param name="Content">What the signer had before his eyes: <see cref="CardGaps.Answer.Content"/>.</param>
/// <param name="Despite">仍然签认: why, although a device may still hold something.</param>
[Needs(Permission.Score)]
public sealed record SignCard(Guid CardId, Guid PersonId, Secret Password, string Content, string? Despite = null) : Query<CardStage>, IAbout<Scorecard>
{
    Guid IAbout<Scorecard>.RowId => CardId;
}

internal sealed class SignCardForm : AbstractValidator<SignCard>
{
    public SignCardForm()
    {
        // An empty field is no try.
        RuleFor(q => q.Password.Value).Must(password => password is { Length: >= 1 and <= 128 }).WithMessage(_ => RuleTexts.Say("Scorecards.PasswordForm")).OverridePropertyName(nameof(SignCard.Password));
        RuleFor(q => q.Despite).MaximumLength(200).WithMessage(_ => RuleTexts.Say("Scorecards.ReasonForm", 200));
    }
}

internal sealed class SignCardHandler(ScoringDesk desk, IAccounts accounts, IStandings standings, Courier courier, Actor actor) : IRequestHandler<SignCard, CardStage>
{
    public async Task<CardStage> Handle(SignCard query, CancellationToken ct)
    {
        await desk.Card(query.CardId, ct);
        var signer = await standings.Of(query.PersonId, ct) ?? throw new RuleBroken("Common.Gone");
        var (_, right) = await accounts.Compare(signer.Account, query.Password, ct);
        var signed = await courier.SendAsMachine(new AddSignature(query.CardId, signer.PersonId, right, query.Content, query.Despite, actor.Id, actor.Name, actor.From), "signature", Permission.AddSignatures, ct);
        return signed.Answer is not { } answer ? throw new RuleBroken(signed.Code!, [.. signed.Arguments])
            : answer.State is SignInState.Welcome ? answer.Stage
            : throw new RuleBroken($"Scorecards.Password{answer.State}", answer.TriesLeft);
    }
}

/// <summary>Sent by <see cref="SignCard"/> alone. A wrong password is no refusal: it must be counted as at the sign-in, and the audit keeps it as failed.</summary>
[Needs(Permission.AddSignatures)]
[EveryRow("the machine signs for whoever has shown his password; that he is of the group is asked of the card")]
public sealed record AddSignature(Guid CardId, Guid PersonId, bool Right, string Content, string? Despite, Guid HolderId, string Holder, string From) : Command<AddSignature.Answer>, ILane
{
    string ILane.Lane => CardLane.Of(CardId);

    public sealed record Answer(SignInState State, int TriesLeft, CardStage Stage);
}

internal sealed class AddSignatureHandler(ScoringDesk desk, CardReader cards, SchemeShelf shelf, IAppDb db, IAccounts accounts, IStandings standings, Actor actor, AuditNote note, Clock clock) : IRequestHandler<AddSignature, AddSignature.Answer>
{
    public async Task<AddSignature.Answer> Handle(AddSignature command, CancellationToken ct)
    {
        var signer = await standings.Of(command.PersonId, ct) ?? throw new RuleBroken("Common.Gone");
        actor.TurnsOutToBe(signer.PersonId, signer.Name, command.From);
        var (state, left) = await accounts.Count(signer.Account, signer.PersonId, command.Right, ct);
        state = state == SignInState.Welcome && (!signer.Active || !signer.Rights.Contains(Permission.Score)) ? SignInState.Disabled : state;
        var card = await db.Set<Scorecard>().FindOrRefuse(command.CardId, ct);
        if (state != SignInState.Welcome)
        {
            note.Fail($"Scorecards.Password{state}");
            return new(state, left, card.Stage);
        }

        await Sign(card, command, await desk.RefuseUnlessScorer(card, signer.PersonId, ct), signer.Name, ct);
        return new(state, left, card.Stage);
    }

    private async Task Sign(Scorecard card, AddSignature command, GroupPost post, string name, CancellationToken ct)
    {
        card.RefuseUnless(CardStage.Deliberating);
        var (content, gaps) = await cards.Read(card, ct);
        var standing = await db.SignaturesOn(card.Id).ToListAsync(ct);
        RefuseUnready(card, command, content.Fingerprint, gaps, standing, await db.DevicesInDoubt(card, ct));
        foreach (var old in standing.Where(s => s.Content != content.Fingerprint))
        {
            old.Fall("Scorecards.Fell.Changed", clock.Now);
        }

        var signature = new Signature(card.Id, command.PersonId, name, post, content.Fingerprint, Said(command.Despite), command.HolderId == command.PersonId ? null : command.Holder, clock.Now);
        db.Set<Signature>().Add(signature);
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(card.RoundId, ct);
        var enough = SignaturesNeeded.By((await db.PolicyOf(round, ct)).Signing, [.. standing.Where(s => s.FallenAt is null), signature]).Enough;
        if (enough)
        {
            await db.Settle(card, content, shelf, clock.Now, ct);
            card.BeSigned(clock.Now);
            // The leader's signature, when it is the last one needed, is his word that it may go.
            if (post == GroupPost.Leader)
            {
                card.SendToUnit(clock.Now);
            }
        }
    }

    private static void RefuseUnready(Scorecard card, AddSignature command, string content, IReadOnlyList<Gap> gaps, List<Signature> standing, List<CardDevice> doubtful)
    {
        if (gaps.Count > 0)
        {
            throw new RuleBroken("Scorecards.GapsLeft", card.Title, gaps.Count, gaps[0].Said);
        }

        if (content != command.Content)
        {
            throw new RuleBroken("Scorecards.ChangedMeanwhile", card.Title);
        }

        if (standing.Any(s => s.PersonId == command.PersonId && s.Content == content))
        {
            throw new RuleBroken("Scorecards.SignedAlready");
        }

        if (doubtful.Count > 0 && Said(command.Despite) is null)
        {
            throw new RuleBroken("Scorecards.DevicesInDoubt", doubtful.Count);
        }
    }

    private static string? Said(string? text) => text?.Trim() is { Length: >= 2 } said ? said : null;
}
