namespace CleanAgency.Infrastructure.Data;

/// <summary>
/// SQLite has one writer. Who waits for it in the database polls with growing pauses (worst case seen: half a second); who waits
/// here is woken at once, in order. On PostgreSQL half of the pool's connections write: a command that has one may ask beside its
/// transaction for another (the calendar, a standing, a photo), and would wait for ever if all were held by commands that ask the same.
/// </summary>
public sealed class WriteTurn(DatabaseChoice database) : IDisposable
{
    private readonly SemaphoreSlim turns = new(database.Writers);

    public async Task<Taken> Take(CancellationToken ct)
    {
        await turns.WaitAsync(ct);
        return new(turns);
    }

    public void Dispose() => turns.Dispose();

    public sealed class Taken(SemaphoreSlim? mine) : IDisposable
    {
        /// <summary>May be given back before its scope ends.</summary>
        public void Dispose() => Interlocked.Exchange(ref mine, null)?.Release();
    }
}
