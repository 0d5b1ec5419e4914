namespace CleanAgency.Core.Common;

/// <summary>
/// Port: which life of the database this is. A backup is written without it, so a database that was put back begins another one, and
/// tablets send again what it may have forgotten.
/// </summary>
public interface IDatabaseLife
{
    ValueTask<Guid> Id(CancellationToken ct);
}
