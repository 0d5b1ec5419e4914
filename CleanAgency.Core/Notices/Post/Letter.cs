using CleanAgency.Core.Common;

namespace CleanAgency.Core.Notices.Post;

public enum LetterState
{
    Waiting,
    Sent,

    /// <summary>It was on its way when the answer was lost: perhaps it has arrived.</summary>
    Uncertain,

    /// <summary>Tried often enough, or refused for good.</summary>
    Dead,

    /// <summary>Nothing waited any more when it would have gone out.</summary>
    Unneeded,
    Dropped,
}

/// <summary>
/// One message to one person or group by one channel, which goes out once: its key says what for, and of a key there is one. It holds no content;
/// how much waits is counted when it is sent. Attempts and leases are technique and written by the postman.
/// </summary>
public sealed class Letter : Entity, IPartOf
{
    private static readonly string ByHand = ExplanationJson.Write(Explanation.Of(new ExplanationLine("Notices.Answer.Urged", default)));

    public Letter(string key, Guid channelId, Guid? personId, DateTime notBefore, DateTime at) =>
        (Key, ChannelId, PersonId, NotBefore, MadeAt) = (key, channelId, personId, notBefore, at);

    private Letter() => Key = null!;

    public string Key { get; private init; }

    [NotAudited]
    public Guid ChannelId { get; private init; }

    /// <summary>None: to the channel's group.</summary>
    [NotAudited]
    public Guid? PersonId { get; private init; }

    [NotAudited]
    public DateTime MadeAt { get; private init; }

    /// <summary>The end of quiet hours, the morning of a digest, the pause after a failed attempt.</summary>
    [NotAudited]
    public DateTime NotBefore { get; private set; }

    public LetterState State { get; private set; }

    [NotAudited]
    public int Attempts { get; private set; }

    /// <summary>An attempt was begun, and how it ended is not known (yet).</summary>
    [NotAudited]
    public bool Begun { get; private set; }

    /// <summary>Who is at it, and until when nobody else may be. In the machine's time, which no demo moves.</summary>
    [NotAudited]
    public Guid? LeaseBy { get; private set; }

    [NotAudited]
    public DateTime? LeaseUntil { get; private set; }

    [NotAudited]
    public DateTime? TriedAt { get; private set; }

    /// <summary>When it was settled, whichever way.</summary>
    [NotAudited]
    public DateTime? EndedAt { get; private set; }

    /// <summary>What came of the last attempt, or what somebody has decided since: a code and its arguments, as jobs keep them.</summary>
    [NotAudited]
    public string? Answer { get; private set; }

    /// <summary>It does not wait for the end of quiet hours. That holds for the next attempt.</summary>
    public bool Urged => Answer == ByHand;

    public override string Caption => Key;

    Guid IPartOf.WholeId => ChannelId;

    Type IPartOf.Whole => typeof(Channel);

    /// <summary>By hand, once more from the beginning. Who does it has seen that it may arrive a second time.</summary>
    /// <param name="urged">And that it may arrive in quiet hours.</param>
    public void Resend(DateTime now, bool urged = false)
    {
        if (State is not (LetterState.Uncertain or LetterState.Dead))
        {
            throw NotNow();
        }

        (State, NotBefore, Attempts, Begun, LeaseBy, LeaseUntil, EndedAt, Answer) = (LetterState.Waiting, now, 0, false, null, null, null, urged ? ByHand : null);
    }

    public void Drop(DateTime now)
    {
        if (Begun && State == LetterState.Waiting)
        {
            throw new RuleBroken("Notices.OnItsWay");
        }

        if (State is not (LetterState.Waiting or LetterState.Uncertain or LetterState.Dead))
        {
            throw NotNow();
        }

        (State, EndedAt) = (LetterState.Dropped, now);
    }

    private RuleBroken NotNow() => new("Notices.LetterNotNow", new TextCode($"Notices.LetterState.{State}"));
}
