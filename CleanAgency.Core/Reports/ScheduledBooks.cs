using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Jobs;
using CleanAgency.Core.Results;
using CleanAgency.Core.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Reports;

/// <summary>With the commitment the summary is compiled for whoever has totalled the round: it is what he needs next.</summary>
internal sealed class BookWhenCommitted(IAppDb db, Actor actor, Clock clock) : INotificationHandler<RoundCommitted>
{
    public Task Handle(RoundCommitted news, CancellationToken ct)
    {
        db.Set<JobRequest>().Add(new BookOrder(BookKind.Summary, news.RoundId, Version: news.Version).For(actor.Id, actor.Name, clock.Now));
        return Task.CompletedTask;
    }
}

/// <summary>At the end of each month the summaries of rounds that are not archived are compiled anew, each for whoever had it compiled last and with the rights he has by then. What is frozen and was compiled since says the same, and is left alone.</summary>
[Needs(Permission.RunJobs)]
[EveryRow("the month ends for every round alike")]
public sealed record RenewBooks : Command<int>;

internal sealed class RenewBooksHandler(IAppDb db, Clock clock) : IRequestHandler<RenewBooks, int>
{
    public async Task<int> Handle(RenewBooks command, CancellationToken ct)
    {
        var summaries = await db.Set<Book>().AsNoTracking().Where(book => book.Kind == BookKind.Summary && db.Set<Round>().Any(round => round.Id == book.RoundId && round.State != RoundState.Archived))
            .Select(book => new { book.RoundId, book.AskedById, book.AskedBy, book.MadeAt }).ToListAsync(ct);
        var last = summaries.GroupBy(book => book.RoundId).Select(books => books.MaxBy(book => book.MadeAt)!).ToList();
        var asked = last.Select(one => one.RoundId).ToList();
        var versions = await db.Set<RoundResult>().AsNoTracking().Where(result => asked.Contains(result.RoundId)).Select(result => new { result.RoundId, result.Number, result.ApprovedAt }).ToListAsync(ct);
        var frozen = versions.GroupBy(result => result.RoundId).Select(results => results.MaxBy(result => result.Number)!).ToDictionary(result => result.RoundId, result => result.ApprovedAt);
        last.RemoveAll(one => frozen.GetValueOrDefault(one.RoundId) <= one.MadeAt);
        db.Set<JobRequest>().AddRange(last.Select(one => new BookOrder(BookKind.Summary, one.RoundId).For(one.AskedById, one.AskedBy, clock.Now)));
        return last.Count;
    }
}
