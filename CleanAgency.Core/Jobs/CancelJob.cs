using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.Jobs;

/// <summary>The runner stops at its next pulse; what it finds meanwhile is not written.</summary>
[Needs(Permission.SignedIn)]
public sealed record CancelJob(Guid JobId) : Command, IAbout<JobRequest>
{
    Guid IAbout<JobRequest>.RowId => JobId;
}

internal sealed class CancelJobHandler(IAppDb db, Clock clock) : IRequestHandler<CancelJob>
{
    public async Task<Unit> Handle(CancelJob command, CancellationToken ct)
    {
        (await db.Set<JobRequest>().FindOrRefuse(command.JobId, ct)).Cancel(clock.Now);
        return Unit.Value;
    }
}

/// <summary>Once more what was asked; not beside another of its kind about the same thing.</summary>
[Needs(Permission.SignedIn)]
public sealed record RetryJob(Guid JobId) : Command, IAbout<JobRequest>, ILane
{
    Guid IAbout<JobRequest>.RowId => JobId;

    string ILane.Lane => "jobs";
}

internal sealed class RetryJobHandler(IAppDb db) : IRequestHandler<RetryJob>
{
    public async Task<Unit> Handle(RetryJob command, CancellationToken ct)
    {
        var job = await db.Set<JobRequest>().FindOrRefuse(command.JobId, ct);
        if (await db.HasOpenJob(job.Kind, job.SubjectId, ct))
        {
            throw new RuleBroken("Jobs.Another");
        }

        job.Retry();
        return Unit.Value;
    }
}

/// <summary>Whoever has read why it failed, or has ended it himself, need not see it for ever.</summary>
[Needs(Permission.SignedIn)]
public sealed record DismissJob(Guid JobId) : Command, IAbout<JobRequest>
{
    Guid IAbout<JobRequest>.RowId => JobId;
}

internal sealed class DismissJobHandler(IAppDb db) : IRequestHandler<DismissJob>
{
    public async Task<Unit> Handle(DismissJob command, CancellationToken ct)
    {
        var job = await db.Set<JobRequest>().FindOrRefuse(command.JobId, ct);
        job.RefuseDismissal();
        db.Set<JobRequest>().Remove(job);
        return Unit.Value;
    }
}

/// <summary>The runner gives up, with the reason that the screen shows.</summary>
[Needs(Permission.RunJobs)]
[EveryRow("the runner serves the requests of everybody")]
public sealed record FailJob(Guid JobId, string Failure) : Command;

internal sealed class FailJobHandler(IAppDb db, Clock clock) : IRequestHandler<FailJob>
{
    public async Task<Unit> Handle(FailJob command, CancellationToken ct)
    {
        (await db.Set<JobRequest>().FindOrRefuse(command.JobId, ct)).Fail(command.Failure, clock.Now);
        return Unit.Value;
    }
}
