namespace CleanAgency.Core.Evidence;

/// <summary>
/// Keeps bytes under their hash: a folder beside SQLite, a table in PostgreSQL, where several servers must see the same photos.
/// What Put has answered survives a power cut, so a row that is written afterwards never names what is not there.
/// </summary>
public interface IEvidenceStore
{
    Task<bool> Has(string hash, CancellationToken ct);

    Task Put(string hash, Stream bytes, CancellationToken ct);

    /// <summary>Null: not there.</summary>
    Task<Stream?> Open(string hash, CancellationToken ct);

    Task<IReadOnlyList<string>> All(CancellationToken ct);

    Task Remove(string hash, CancellationToken ct);
}
