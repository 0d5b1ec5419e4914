using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Evidence;
using CleanAgency.Core.Jobs;
using CleanAgency.Core.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Reports;

/// <summary>The workbooks that can be fetched or are being compiled, the newest first.</summary>
[Needs(Permission.SeeResults)]
public sealed record BookList : Query<IReadOnlyList<BookList.Row>>, IAmong<Book>
{
    /// <param name="Name">Empty while it is being compiled.</param>
    /// <param name="Failure">Why it was not compiled, as the job keeps it.</param>
    public sealed record Row(Guid Id, BookKind Kind, string Round, string Name, long Bytes, JobState State, int Percent, string AskedBy, DateTime AskedAt, DateTime? EndsAt, string? Failure);
}

internal sealed class BookListHandler(Rows<Book> books, Rows<JobRequest> jobs, IAppDb db, Actor actor) : IRequestHandler<BookList, IReadOnlyList<BookList.Row>>
{
    private const int Most = 200;

    public async Task<IReadOnlyList<BookList.Row>> Handle(BookList query, CancellationToken ct)
    {
        var made = await (
            from book in books.Visible.AsNoTracking()
            join round in db.Set<Round>() on book.RoundId equals round.Id
            orderby book.MadeAt descending, book.Id
            select new { Book = book, Round = round.Name }).Take(Most).ToListAsync(ct);
        // What failed or was ended is nobody's concern but the asker's.
        var open = await jobs.Visible.AsNoTracking()
            .Where(j => j.Kind == AskForBook.Kind && j.State != JobState.Done && (j.AskedById == actor.Id || (j.Right == Permission.SeeEveryResult && (j.State == JobState.Waiting || j.State == JobState.Running))))
            .OrderByDescending(j => j.AskedAt).Take(Most).ToListAsync(ct);
        var orders = open.ToDictionary(job => job.Id, job => BookOrder.Of(job.Argument));
        open.RemoveAll(job => !BookOrder.RightsFor(orders[job.Id].Kind).All(actor.Has));
        var asked = orders.Values.Select(order => order.RoundId).ToHashSet();
        var rounds = await db.Set<Round>().Where(round => asked.Contains(round.Id)).ToDictionaryAsync(round => round.Id, round => round.Name, ct);
        return
        [
            .. open.Select(job => new BookList.Row(job.Id, orders[job.Id].Kind, rounds.GetValueOrDefault(orders[job.Id].RoundId, ""), "", 0, job.State, job.Percent, job.AskedBy, job.AskedAt, null, job.Failure)),
            .. made.Select(one => new BookList.Row(one.Book.Id, one.Book.Kind, one.Round, one.Book.FileName, one.Book.Bytes, JobState.Done, 100, one.Book.AskedBy, one.Book.MadeAt, one.Book.EndsAt, null)),
        ];
    }
}

/// <summary>How far one is, for whoever has asked for it by the address.</summary>
[Needs(Permission.SeeResults)]
public sealed record BookState(Guid JobId) : Query<BookState.Answer>, IAbout<JobRequest>
{
    Guid IAbout<JobRequest>.RowId => JobId;

    public sealed record Answer(JobState State, int Percent, string? Failure);
}

internal sealed class BookStateHandler(IAppDb db) : IRequestHandler<BookState, BookState.Answer>
{
    public async Task<BookState.Answer> Handle(BookState query, CancellationToken ct)
    {
        var job = await db.Set<JobRequest>().AsNoTracking().FindOrRefuse(query.JobId, ct);
        return new(job.State, job.Percent, job.Failure);
    }
}

/// <summary>A workbook leaves the house: each time a row in the audit.</summary>
[Recorded]
[Needs(Permission.SeeResults)]
public sealed record FetchBook(Guid BookId) : Query<FetchBook.Answer>, IAbout<Book>
{
    Guid IAbout<Book>.RowId => BookId;

    public sealed record Answer(string Name, string Hash);
}

internal sealed class FetchBookHandler(IAppDb db, IEvidenceStore store, AuditNote note, Clock clock) : IRequestHandler<FetchBook, FetchBook.Answer>
{
    public async Task<FetchBook.Answer> Handle(FetchBook query, CancellationToken ct)
    {
        var book = await db.Set<Book>().AsNoTracking().FindOrRefuse(query.BookId, ct);
        if (book.EndsAt < clock.Now || !await store.Has(book.Hash, ct))
        {
            throw new RuleBroken("Reports.Ended", book.FileName);
        }

        note.Say("Reports.Note.Fetched", book.FileName, book.Hash);
        return new(book.FileName, book.Hash);
    }
}

/// <summary>Every night: what can be compiled again need not be kept, nor that it was asked for; the audit keeps that.</summary>
[Needs(Permission.RunJobs)]
[EveryRow("workbooks whose time is over are thrown away, whoever asked for them")]
public sealed record PurgeBooks : Command<int>;

internal sealed class PurgeBooksHandler(IAppDb db, Clock clock) : IRequestHandler<PurgeBooks, int>
{
    public async Task<int> Handle(PurgeBooks command, CancellationToken ct)
    {
        var over = await db.Set<Book>().Where(book => book.EndsAt < clock.Now).ToListAsync(ct);
        db.Set<Book>().RemoveRange(over);
        var before = clock.Now - Book.Kept;
        await db.Set<JobRequest>().Where(job => job.Kind == AskForBook.Kind && job.EndedAt < before).ExecuteDeleteAsync(ct);
        return over.Count;
    }
}
