namespace CleanAgency.Infrastructure.Post;

/// <summary>How long another machine may take. Both together are far less than a lease.</summary>
public sealed record Patience(TimeSpan ToReach, TimeSpan ToAnswer)
{
    public static readonly Patience Usual = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20));

    public int Seconds => Math.Max(1, (int)ToAnswer.TotalSeconds);

    public CancellationTokenSource Limit(CancellationToken ct)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(ToAnswer);
        return limit;
    }
}
