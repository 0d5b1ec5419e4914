namespace CleanAgency.Core.Notices;

/// <summary>How much waits. It is asked when a letter goes out, so that no letter says what was true hours ago.</summary>
public interface ICountsOpen
{
    /// <summary>For one person; 0 when everything is done meanwhile.</summary>
    Task<int> Of(Guid personId, CancellationToken ct);

    /// <summary>For everybody together.</summary>
    Task<int> OfAll(CancellationToken ct);
}

/// <summary>Where nobody keeps notices, nothing waits.</summary>
internal sealed class NothingOpen : ICountsOpen
{
    public Task<int> Of(Guid personId, CancellationToken ct) => Task.FromResult(0);

    public Task<int> OfAll(CancellationToken ct) => Task.FromResult(0);
}
