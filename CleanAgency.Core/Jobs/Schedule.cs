using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Jobs;

/// <summary>What people have said about one line of the schedules: that it rests, until it is taken up again.</summary>
public sealed class Schedule : Entity
{
    public Schedule(string name) => Name = name;

    private Schedule() => Name = null!;

    /// <summary>The message that it sends.</summary>
    public string Name { get; private init; }

    public string? PausedBy { get; private set; }

    public DateTime? PausedAt { get; private set; }

    /// <summary>What was due before is not made up for: it was not missed, it was not wanted.</summary>
    public DateTime? ResumedAt { get; private set; }

    public override string Caption => Name;

    public bool Paused => PausedAt is not null;

    public bool Wants(DateTime due) => !Paused && !(due <= ResumedAt);

    public void Pause(string by, DateTime at)
    {
        if (Paused)
        {
            throw new RuleBroken("Jobs.PausedAlready", PausedBy!);
        }

        (PausedBy, PausedAt) = (by, at);
    }

    public void Resume(DateTime at)
    {
        if (!Paused)
        {
            throw new RuleBroken("Jobs.NotPaused");
        }

        (PausedBy, PausedAt, ResumedAt) = (null, null, at);
    }
}

/// <summary>The one list of what is done by the clock, and when; the lines themselves stand with the engine.</summary>
public interface ISchedules
{
    IReadOnlyList<string> Names { get; }

    string CronOf(string name);

    DateTime NextAfter(string name, DateTime moment);

    /// <summary>The last moment of the schedule that has come, however long ago.</summary>
    DateTime LastUpTo(string name, DateTime moment);
}

internal static class SchedulesKept
{
    public static async Task<Schedule> ScheduleOf(this IAppDb db, ISchedules schedules, string name, CancellationToken ct)
    {
        if (!schedules.Names.Contains(name))
        {
            throw new RuleBroken("Common.Gone");
        }

        return await db.Set<Schedule>().SingleOrDefaultAsync(s => s.Name == name, ct) ?? db.Set<Schedule>().Add(new(name)).Entity;
    }
}
