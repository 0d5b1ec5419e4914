using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Evidence;
using CleanAgency.Core.Jobs;
using CleanAgency.Core.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Reports;

/// <summary>Asks for a workbook. It is compiled apart from the screen, with the rights of the asker; the answer is the number under which it can be fetched.</summary>
[Needs(Permission.SeeResults)]
public sealed record AskForBook(BookOrder Order) : Command<Guid>, IAbout<Round>
{
    public const string Kind = nameof(AskForBook);

    Guid IAbout<Round>.RowId => Order.RoundId;
}

internal sealed class AskForBookHandler(BookGate gate, IAppDb db, Actor actor, Clock clock) : IRequestHandler<AskForBook, Guid>
{
    public async Task<Guid> Handle(AskForBook command, CancellationToken ct)
    {
        var order = command.Order;
        await gate.RefuseUnlessThere(order, ct);
        var said = order.AsArgument();
        // A second tap gets what the first one has asked for.
        var open = await db.Set<JobRequest>().FirstOrDefaultAsync(j => j.Kind == AskForBook.Kind && j.AskedById == actor.Id && j.Argument == said && (j.State == JobState.Waiting || j.State == JobState.Running), ct);
        return open?.Id ?? db.Set<JobRequest>().Add(order.For(actor.Id, actor.Name, clock.Now)).Entity.Id;
    }
}

internal sealed class AskForBookWork(Courier courier) : IJobWork
{
    public string Kind => AskForBook.Kind;

    public async Task<Command> Do(JobOrder order, Action<JobProgress> progress, CancellationToken ct)
    {
        var compiled = await courier.Send(new CompileBook(BookOrder.Of(order.Argument)) { Told = percent => progress(new(percent)) }, order.Asker, ct: ct);
        return compiled.Answer is { } made ? new KeepBook(order.JobId, made) : throw new RuleBroken(compiled.Code!, [.. compiled.Arguments]);
    }
}

/// <summary>Sent by the job for the one who asked: with this commit there is a file to be fetched, and not a moment earlier.</summary>
[Needs(Permission.SeeResults)]
public sealed record KeepBook(Guid JobId, CompiledBook Made) : Command, IAbout<JobRequest>, ILane
{
    Guid IAbout<JobRequest>.RowId => JobId;

    string ILane.Lane => TidyEvidence.Lane;
}

internal sealed class KeepBookHandler(IAppDb db, IEvidenceStore store, Actor actor, Clock clock) : IRequestHandler<KeepBook>
{
    public async Task<Unit> Handle(KeepBook command, CancellationToken ct)
    {
        var job = await db.Set<JobRequest>().FindOrRefuse(command.JobId, ct);
        // Swept away between the two messages; the job begins again.
        if (job.AskedById != actor.Id || !await store.Has(command.Made.Hash, ct))
        {
            throw new RuleBroken("Reports.Again");
        }

        db.Set<Book>().Add(new(job.Id, command.Made, command.Made.Order.Right, actor, clock.Now));
        job.Finish(job.Id, clock.Now);
        return Unit.Value;
    }
}

/// <summary>What is compiled stays until its time is over.</summary>
internal sealed class BooksNamed(IAppDb db) : INamesEvidence
{
    public IQueryable<string> All => db.Set<Book>().Select(book => book.Hash);

    // A workbook is no piece of evidence: it has an address of its own.
    public IQueryable<string> SeenBy(Actor actor) => db.Set<Book>().Where(_ => false).Select(book => book.Hash);
}
