namespace CleanAgency.Infrastructure.Data;

/// <summary>
/// SQLite has one writer. Who waits for it in the database polls with growing pauses (worst case seen: half a second); who waits
/// here is woken at once, in order. PostgreSQL needs no turn.
/// </summary>
public sealed class WriteTurn(DatabaseChoice database) : IDisposable
{
    private readonly SemaphoreSlim? one = database.Postgres ? null : new(1);

    public async Task<Taken> Take(CancellationToken ct)
    {
        if (one is not null)
        {
            await one.WaitAsync(ct);
        }

        return new(one);
    }

    public void Dispose() => one?.Dispose();

    public sealed class Taken(SemaphoreSlim? one) : IDisposable
    {
        /// <summary>May be given back before its scope ends.</summary>
        public void Dispose() => Interlocked.Exchange(ref one, null)?.Release();
    }
}
