using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Post;

/// <summary>Where and when the sender himself wants to be told besides the inbox.</summary>
[Needs(Permission.SignedIn)]
[EveryRow("it answers about the sender alone")]
public sealed record OwnTerms : Query<OwnTerms.Answer>
{
    /// <param name="Kinds">Those that he can ever be told, by his roles.</param>
    /// <param name="MailLeaves">Some channel carries mail.</param>
    public sealed record Answer(string? Mail, QuietHours Quiet, IReadOnlyList<Line> Kinds, bool MailLeaves);

    /// <param name="Mode">None: as usual.</param>
    public sealed record Line(NoticeKind Kind, bool Statutory, LetterMode? Mode);
}

internal sealed class OwnTermsHandler(IAppDb db, Actor actor) : IRequestHandler<OwnTerms, OwnTerms.Answer>
{
    public async Task<OwnTerms.Answer> Handle(OwnTerms query, CancellationToken ct)
    {
        var own = await db.Set<NoticeTerms>().AsNoTracking().SingleOrDefaultAsync(terms => terms.PersonId == actor.Id, ct) ?? new(actor.Id);
        var chosen = own.Chosen;
        return new(
            own.Mail, own.Quiet, [.. Enum.GetValues<NoticeKind>().Where(kind => KindOfNotice.Of(kind).Reaches(actor.Has)).Select(kind => new OwnTerms.Line(kind, KindOfNotice.Of(kind).Statutory, chosen.TryGetValue(kind, out var mode) ? mode : null))],
            await db.Set<Channel>().AnyAsync(channel => channel.On && channel.Kind == ChannelKind.Mail, ct));
    }
}

/// <summary>Kinds that are not named are told as usual.</summary>
[Needs(Permission.SignedIn)]
[EveryRow("everybody sets his own terms alone")]
public sealed record SetOwnTerms(string? Mail, QuietHours Quiet, IReadOnlyDictionary<NoticeKind, LetterMode> Kinds) : Command;

internal sealed class SetOwnTermsForm : AbstractValidator<SetOwnTerms>
{
    public SetOwnTermsForm()
    {
        RuleFor(c => c.Mail).MaximumLength(NoticeTerms.LongestMail);
        RuleFor(c => c.Kinds).NotNull();
        RuleForEach(c => c.Kinds.Keys).IsInEnum();
        RuleForEach(c => c.Kinds.Values).IsInEnum();
    }
}

internal sealed class SetOwnTermsHandler(IAppDb db, Actor actor) : IRequestHandler<SetOwnTerms>
{
    public async Task<Unit> Handle(SetOwnTerms command, CancellationToken ct)
    {
        var own = await db.Set<NoticeTerms>().SingleOrDefaultAsync(terms => terms.PersonId == actor.Id, ct) ?? db.Set<NoticeTerms>().Add(new(actor.Id)).Entity;
        own.Set(command.Mail, command.Quiet, command.Kinds);
        return Unit.Value;
    }
}
