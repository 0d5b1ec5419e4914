using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Post;

/// <summary>Once more what is uncertain or dead: whoever asks knows that an uncertain one may arrive twice.</summary>
/// <param name="Urged">At once, also in quiet hours; else it waits for their end.</param>
[Needs(Permission.ManageChannels)]
[EveryRow("letters hold nothing but to whom they go, and the post serves everybody")]
public sealed record ResendLetter(Guid LetterId, bool Urged = false) : Command;

internal sealed class ResendLetterHandler(IAppDb db, Clock clock) : IRequestHandler<ResendLetter>
{
    public async Task<Unit> Handle(ResendLetter command, CancellationToken ct)
    {
        (await db.Set<Letter>().FindOrRefuse(command.LetterId, ct)).Resend(clock.Now, command.Urged);
        return Unit.Value;
    }
}

/// <summary>Once more all that did not arrive, each outside of its quiet hours. What may have arrived is asked for one by one.</summary>
/// <param name="ChannelId">None: of all channels.</param>
[Needs(Permission.ManageChannels)]
[EveryRow("letters hold nothing but to whom they go, and the post serves everybody")]
public sealed record ResendDead(Guid? ChannelId) : Command;

internal sealed class ResendDeadHandler(IAppDb db, Clock clock) : IRequestHandler<ResendDead>
{
    public async Task<Unit> Handle(ResendDead command, CancellationToken ct)
    {
        (await db.Set<Letter>().Where(letter => letter.State == LetterState.Dead && (command.ChannelId == null || letter.ChannelId == command.ChannelId)).ToListAsync(ct)).ForEach(letter => letter.Resend(clock.Now));
        return Unit.Value;
    }
}

/// <summary>Nobody needs it any more. What is just being sent cannot be held.</summary>
[Needs(Permission.ManageChannels)]
[EveryRow("letters hold nothing but to whom they go, and the post serves everybody")]
public sealed record DropLetter(Guid LetterId) : Command;

internal sealed class DropLetterHandler(IAppDb db, Clock clock) : IRequestHandler<DropLetter>
{
    public async Task<Unit> Handle(DropLetter command, CancellationToken ct)
    {
        (await db.Set<Letter>().FindOrRefuse(command.LetterId, ct)).Drop(clock.Now);
        return Unit.Value;
    }
}

/// <summary>What is settled is kept for a while, so that somebody can look it up.</summary>
[Needs(Permission.RunJobs)]
[EveryRow("letters that were settled 90 days ago are forgotten, to whomever they went")]
public sealed record TidyLetters : Command
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);
}

internal sealed class TidyLettersHandler(IAppDb db, Clock clock) : IRequestHandler<TidyLetters>
{
    public async Task<Unit> Handle(TidyLetters command, CancellationToken ct)
    {
        var before = clock.Now - TidyLetters.Kept;
        await db.Set<Letter>().Where(letter => letter.EndedAt < before).ExecuteDeleteAsync(ct);
        return Unit.Value;
    }
}
