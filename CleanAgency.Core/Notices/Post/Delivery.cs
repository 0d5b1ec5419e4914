using CleanAgency.Core.Common;

namespace CleanAgency.Core.Notices.Post;

public enum DeliveryEnd
{
    Sent,

    /// <summary>Certainly not delivered; later it may be.</summary>
    Failed,

    /// <summary>Certainly not delivered, and never will be to this address.</summary>
    Refused,

    /// <summary>Nobody knows: the line was cut after it had gone out.</summary>
    Uncertain,
}

/// <summary>What came of one attempt, in a sentence with the channel's own words in it.</summary>
public sealed record Delivery(DeliveryEnd End, string Code, params IReadOnlyList<object> Arguments)
{
    /// <summary>The next letters would fare alike: the channel rests first.</summary>
    public bool Rest { get; init; }

    public string Json => ExplanationJson.Write(Explanation.Of(new ExplanationLine(Code, default, Arguments)));

    public string Say() => RuleTexts.Say(Code, Arguments);
}

/// <summary>What becomes of a letter after an attempt. Pure.</summary>
public static class AfterAttempt
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];

    /// <summary>So many in all, over five hours and more.</summary>
    public static int Most => Pauses.Length + 1;

    /// <param name="attempts">With the one that has just ended.</param>
    /// <returns>When it waits for another one: not before.</returns>
    public static (LetterState State, DateTime? NotBefore) Of(DeliveryEnd end, DeliveryPromise promise, int attempts, DateTime now) => end switch
    {
        DeliveryEnd.Sent => (LetterState.Sent, null),
        DeliveryEnd.Refused => (LetterState.Dead, null),
        // Not knowing is not failing: only who would rather hear twice than never is tried again.
        DeliveryEnd.Uncertain when promise == DeliveryPromise.AtMostOnce => (LetterState.Uncertain, null),
        _ when attempts >= Most => (LetterState.Dead, null),
        _ => (LetterState.Waiting, now + Pauses[Math.Max(0, attempts - 1)]),
    };
}
