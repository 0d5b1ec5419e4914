using CleanAgency.Core.Notices.Post;

namespace CleanAgency.Infrastructure.Post;

/// <summary>How long another machine may take. Both together are far less than a lease.</summary>
public sealed record Patience(TimeSpan ToReach, TimeSpan ToAnswer)
{
    public static readonly Patience Usual = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20));

    /// <summary>For the answer to what was handed over already when the server is told to stop; then it writes down that it does not know. The host waits a little longer than that.</summary>
    public static readonly TimeSpan ToLeave = TimeSpan.FromSeconds(2);

    public int Seconds => Math.Max(1, (int)ToAnswer.TotalSeconds);

    public TimeLimit Limit(CancellationToken leaving) => new(ToAnswer, leaving);

    /// <summary>What is known when no time is left.</summary>
    public Delivery RanOut(bool handedOver, CancellationToken leaving) => (handedOver, leaving.IsCancellationRequested) switch
    {
        (true, true) => new(DeliveryEnd.Uncertain, "Notices.Answer.Lost"),
        (true, false) => new(DeliveryEnd.Uncertain, "Notices.Answer.Late", Seconds) { Rest = true },
        (false, true) => new(DeliveryEnd.Failed, "Notices.Answer.CalledOff"),
        (false, false) => new(DeliveryEnd.Failed, "Notices.Answer.Silent", Seconds) { Rest = true },
    };
}

/// <summary>Of one attempt.</summary>
public sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource answer;
    private readonly CancellationTokenSource call;
    private readonly CancellationTokenRegistration hurry;

    public TimeLimit(TimeSpan toAnswer, CancellationToken leaving)
    {
        answer = new(toAnswer);
        call = CancellationTokenSource.CreateLinkedTokenSource(answer.Token, leaving);
        hurry = leaving.Register(() => answer.CancelAfter(Patience.ToLeave));
    }

    /// <summary>Before the message is handed over: it can be called off.</summary>
    public CancellationToken Before => call.Token;

    /// <summary>Afterwards: what the other side says is waited for, if not for long.</summary>
    public CancellationToken After => answer.Token;

    public void Dispose()
    {
        hurry.Dispose();
        call.Dispose();
        answer.Dispose();
    }
}
