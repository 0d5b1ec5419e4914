using CleanAgency.Core.Access;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Jobs;

public enum JobState
{
    Waiting,
    Running,
    Done,
    Failed,
    Cancelled,
}

/// <summary>
/// Long work that somebody asked for. The request is a row, so it survives a restart, and everybody who may ask for such work sees
/// how far it is. How it is run (which server, its pulse, its progress) is technique and written by the runner.
/// </summary>
public sealed class JobRequest : Entity
{
    /// <summary>So often a server may die over one request before nobody tries again.</summary>
    public const int MostAttempts = 3;

    public JobRequest(string kind, Guid subjectId, string argument, Permission right, Actor asker, DateTime at)
        : this(kind, subjectId, argument, right, asker.Id, asker.Name, at)
    {
    }

    /// <summary>For somebody who is not there; it is done with the rights that he has by then.</summary>
    public JobRequest(string kind, Guid subjectId, string argument, Permission right, Guid askerId, string asker, DateTime at) =>
        (Kind, SubjectId, Argument, Right, AskedById, AskedBy, AskedAt) = (kind, subjectId, argument, right, askerId, asker, at);

    private JobRequest() => Kind = Argument = AskedBy = null!;

    /// <summary>A run that a schedule asks for, or somebody in its place. It has no subject but itself, so there is never more than one under way.</summary>
    public static JobRequest Run(string schedule, DateTime? due, Actor asker, DateTime at) =>
        new(schedule, Guid.Empty, "", Permission.ManageJobs, asker, at) { DueAt = due };

    /// <summary>Names the <see cref="IJobWork"/>.</summary>
    public string Kind { get; private init; }

    public Guid SubjectId { get; private init; }

    [NotAudited]
    public string Argument { get; private init; }

    /// <summary>Who holds it sees the request, and may end it or ask again.</summary>
    [NotAudited]
    public Permission Right { get; private init; }

    public Guid AskedById { get; private init; }

    public string AskedBy { get; private init; }

    public DateTime AskedAt { get; private init; }

    /// <summary>The moment of the schedule that this run is for; a moment has one run, on however many servers. None where a person asked.</summary>
    public DateTime? DueAt { get; private init; }

    [NotAudited]
    public DateTime? StartedAt { get; private set; }

    public JobState State { get; private set; }

    [NotAudited]
    public int Percent { get; private set; }

    /// <summary>The best so far, as figures that the screen of this kind can read.</summary>
    [NotAudited]
    public string? BestSoFar { get; private set; }

    [NotAudited]
    public int Attempts { get; private set; }

    [NotAudited]
    public string? Runner { get; private set; }

    [NotAudited]
    public DateTime? Pulse { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public Guid? ResultId { get; private set; }

    /// <summary>Why it failed: the code of a refusal and its arguments, as the ledger keeps them.</summary>
    public string? Failure { get; private set; }

    public override string Caption => Kind;

    public bool Open => State is JobState.Waiting or JobState.Running;

    /// <summary>Said by the command that writes the result, in the same transaction: there is no result without its end, and no end without its result.</summary>
    public void Finish(Guid resultId, DateTime at)
    {
        RefuseUnless(State == JobState.Running);
        (State, ResultId, Percent, EndedAt) = (JobState.Done, resultId, 100, at);
    }

    public void Fail(string failure, DateTime at)
    {
        RefuseUnless(Open);
        (State, Failure, EndedAt) = (JobState.Failed, failure, at);
    }

    public void Cancel(DateTime at)
    {
        RefuseUnless(Open);
        (State, EndedAt) = (JobState.Cancelled, at);
    }

    public void Retry()
    {
        RefuseUnless(State is JobState.Failed or JobState.Cancelled);
        (State, Failure, StartedAt, EndedAt, Percent, BestSoFar, Attempts) = (JobState.Waiting, null, null, null, 0, null, 0);
    }

    /// <summary>The run of a schedule stands for its moment, which would else be made up for.</summary>
    internal void RefuseDismissal() => RefuseUnless((State is JobState.Failed or JobState.Cancelled) && DueAt is null);

    private void RefuseUnless(bool possible)
    {
        if (!possible)
        {
            throw new RuleBroken("Jobs.NotNow", new TextCode($"Jobs.JobState.{State}"));
        }
    }
}
