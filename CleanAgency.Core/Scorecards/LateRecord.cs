using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>
/// 迟到记录: a stroke that was refused when it arrived, with everything that was entered. Its id has been used up: sent again, it gets
/// the same refusal, whatever has become of the card.
/// </summary>
public sealed class LateRecord : Entity, IPartOf
{
    internal LateRecord(KeepLate late, string byName, Guid by, DateTime at) =>
        (Id, CardId, ItemId, Kind, Body, Reason, ReasonText, By, ByName, At, DeviceAt) = (late.Id, late.CardId, late.ItemId, late.Kind, late.Body, late.Reason, late.ReasonText, by, byName, at, late.At);

    private LateRecord() => (Kind, Body, Reason, ReasonText, ByName) = (null!, null!, null!, null!, null!);

    [NotAudited]
    public Guid CardId { get; private init; }

    public Guid? ItemId { get; private init; }

    public string Kind { get; private init; }

    /// <summary>As the tablet sent it.</summary>
    public string Body { get; private init; }

    public string Reason { get; private init; }

    /// <summary>As the person was told, in his language.</summary>
    [NotAudited]
    public string ReasonText { get; private init; }

    [NotAudited]
    public Guid By { get; private init; }

    [NotAudited]
    public string ByName { get; private init; }

    [NotAudited]
    public DateTime At { get; private init; }

    public DateTime DeviceAt { get; private init; }

    public DateTime? TakenInAt { get; private set; }

    public string? TakenInBy { get; private set; }

    /// <summary>It came after the card was closed or opened again, or after whoever made it had left the group; nothing else was wrong with it.</summary>
    public bool CameTooLate => Reason.StartsWith("Scorecards.Closed", StringComparison.Ordinal) || Reason is "Scorecards.OldEpoch" or "Scorecards.NotOfGroup" or "Access.ForeignRow";

    public override string Caption => Kind;

    Guid IPartOf.WholeId => CardId;

    Type IPartOf.Whole => typeof(Scorecard);

    internal void TakeIn(string by, DateTime at)
    {
        if (TakenInAt is not null || !CameTooLate)
        {
            throw new RuleBroken(TakenInAt is null ? "Scorecards.NotLate" : "Scorecards.TakenInAlready", TakenInBy ?? "");
        }

        (TakenInAt, TakenInBy) = (at, by);
    }
}

/// <summary>Sent under the id of the stroke that was refused, so that the ledger knows it.</summary>
[Needs(Permission.SignedIn), EveryRow("it is kept for the card of whoever made it while he sat in its group, and has lost it since; it answers nothing")]
public sealed record KeepLate(Guid Id, Guid CardId, Guid? ItemId, string Kind, string Body, string Reason, string ReasonText, DateTime At) : Command;

internal sealed class KeepLateHandler(IAppDb db, RowRule<Scorecard> rule, Actor actor, Clock clock) : IRequestHandler<KeepLate>
{
    public async Task<Unit> Handle(KeepLate command, CancellationToken ct)
    {
        await RefuseUnlessSeenEver(command.CardId, ct);
        db.Set<LateRecord>().Add(new(command, actor.Name, actor.Id, clock.Now));
        return Unit.Value;
    }

    private async Task RefuseUnlessSeenEver(Guid cardId, CancellationToken ct)
    {
        var (me, cards) = (actor.Id, db.Set<Scorecard>());
        if (!await rule.Narrow(cards, actor).AnyAsync(card => card.Id == cardId, ct)
            && !await cards.AnyAsync(card => card.Id == cardId && db.Set<SupervisionGroup>().Any(g => g.Id == card.GroupId && g.Members.Any(m => m.PersonId == me)), ct))
        {
            throw new RuleBroken("Common.Gone");
        }
    }
}

/// <summary>Why a stroke was refused when it first came.</summary>
[Needs(Permission.SignedIn), EveryRow("it answers about the sender alone")]
public sealed record WhyRefused(Guid Id, Guid CardId) : Query<WhyRefused.Answer?>
{
    public sealed record Answer(string Reason, string Text);
}

internal sealed class WhyRefusedHandler(IAppDb db, Actor actor) : IRequestHandler<WhyRefused, WhyRefused.Answer?>
{
    public Task<WhyRefused.Answer?> Handle(WhyRefused query, CancellationToken ct) =>
        db.Set<LateRecord>().Where(l => l.Id == query.Id && l.CardId == query.CardId && l.By == actor.Id).Select(l => new WhyRefused.Answer(l.Reason, l.ReasonText)).SingleOrDefaultAsync(ct);
}
