namespace CleanAgency.Infrastructure.Jobs;

/// <summary>Each has a job of its own under way on each server: what the clock asks for never waits for a long workbook or for a search.</summary>
public enum JobLane
{
    Schedules,
    People,
}
