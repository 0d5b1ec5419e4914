using System.Diagnostics.CodeAnalysis;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Scorecards;

/// <summary>How far a card has come, as it is stored: what the first taps make of an open card is derived from them, because a tap never writes this row.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "Signed by people, not a signed number.")]
public enum CardStage
{
    Open,
    Deliberating,
    Signed,
    AwaitingUnit,
    UnderReview,
    Locked,

    /// <summary>Another group has taken the unit over after this one had begun: kept as it was, and counted nowhere.</summary>
    SetAside,
}

/// <summary>What people call the state of a card.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "Signed by people, not a signed number.")]
public enum CardState
{
    NotStarted,
    SelfScored,
    Scoring,
    Deliberating,
    Signed,
    AwaitingUnit,
    UnderReview,
    Locked,
    SetAside,
}

/// <summary>评分表: what one group found at one unit in one round. A unit with two groups has two, and neither group sees the other's until both are signed.</summary>
public sealed class Scorecard : Entity
{
    /// <param name="title">The unit and the group as people call them; the audit writes it.</param>
    public Scorecard(Guid roundId, Guid unitId, Guid groupId, bool second, string title) =>
        (RoundId, UnitId, GroupId, Second, Title) = (roundId, unitId, groupId, second, title);

    private Scorecard() => Title = null!;

    public Guid RoundId { get; private init; }

    public Guid UnitId { get; private init; }

    public Guid GroupId { get; private init; }

    /// <summary>The card of the group that goes along to an anchor unit.</summary>
    public bool Second { get; private init; }

    [NotAudited]
    public string Title { get; private init; }

    public CardStage Stage { get; private set; }

    /// <summary>Raised when a signed card is opened again: what was queued for the card as it was before is refused by it.</summary>
    public int Epoch { get; private set; } = 1;

    /// <summary>Since when it is at its stage; null while it never left the first.</summary>
    public DateTime? StageAt { get; private set; }

    public DateTime? SignedAt { get; private set; }

    public DateTime? SentAt { get; private set; }

    public DateTime? LockedAt { get; private set; }

    /// <summary>Over everything that the card says, from the moment it was locked.</summary>
    public string? Seal { get; private set; }

    public override string Caption => Title;

    /// <summary>It was locked before: only what is named in the correction may change, and it locks as soon as that is decided.</summary>
    public bool BeingCorrected => Stage == CardStage.UnderReview && LockedAt is not null;

    public bool TakesTaps => Stage is CardStage.Open or CardStage.Deliberating;

    /// <param name="started">Whether any of its items has been touched.</param>
    /// <param name="selfScored">Whether the unit has handed in how it sees itself.</param>
    public CardState StateWhen(bool started, bool selfScored = false) =>
        Stage != CardStage.Open ? Enum.Parse<CardState>(Stage.ToString()) : started ? CardState.Scoring : selfScored ? CardState.SelfScored : CardState.NotStarted;

    /// <summary>The card is signed or gone, or it was opened again since this was tapped.</summary>
    /// <param name="objected">The unit objects to the item that is tapped.</param>
    public void RefuseTap(int epoch, bool objected = false)
    {
        if (!TakesTaps && !(Stage == CardStage.UnderReview && objected))
        {
            throw new RuleBroken($"Scorecards.Closed{Stage}", Title);
        }

        if (epoch != Epoch)
        {
            throw new RuleBroken("Scorecards.OldEpoch", Title);
        }
    }

    /// <summary>What has been proposed beside the points may be decided until the card is sealed.</summary>
    public void RefuseDecision()
    {
        if (Stage is CardStage.Locked or CardStage.SetAside)
        {
            throw new RuleBroken($"Scorecards.Closed{Stage}", Title);
        }
    }

    public void TakeToDeliberation(DateTime at)
    {
        RefuseUnless(CardStage.Open);
        Enter(CardStage.Deliberating, at);
    }

    public void BackToScoring(DateTime at)
    {
        RefuseUnless(CardStage.Deliberating);
        Enter(CardStage.Open, at);
    }

    /// <summary>There are signatures enough.</summary>
    public void BeSigned(DateTime at)
    {
        RefuseUnless(CardStage.Deliberating);
        SignedAt = at;
        Enter(CardStage.Signed, at);
    }

    /// <summary>Until it is sent the leader may open it once more; who has signed signs again.</summary>
    public void ReopenSigned(DateTime at)
    {
        RefuseUnless(CardStage.Signed);
        Reopen(CardStage.Deliberating, at);
    }

    public void SendToUnit(DateTime at)
    {
        RefuseUnless(CardStage.Signed);
        SentAt = at;
        Enter(CardStage.AwaitingUnit, at);
    }

    /// <summary>The unit objects: what it objects to may be scored anew, on a card that is not what tablets knew.</summary>
    public void ComeUnderReview(DateTime at)
    {
        RefuseUnless(CardStage.AwaitingUnit, CardStage.UnderReview);
        if (Stage == CardStage.AwaitingUnit)
        {
            Epoch++;
            Enter(CardStage.UnderReview, at);
        }
    }

    /// <summary>What a result says of it is to be corrected. The seal stands until the card is locked anew.</summary>
    public void ReopenForCorrection(DateTime at)
    {
        RefuseUnless(CardStage.Locked);
        Epoch++;
        Enter(CardStage.UnderReview, at);
    }

    /// <summary>The coordinator has the group score it anew.</summary>
    public void SendBack(DateTime at)
    {
        RefuseUnless(CardStage.Deliberating, CardStage.Signed, CardStage.AwaitingUnit, CardStage.UnderReview);
        if (BeingCorrected)
        {
            throw new RuleBroken("Scorecards.OnlyCorrected", Title);
        }

        if (TakesTaps)
        {
            Enter(CardStage.Open, at);
        }
        else
        {
            Reopen(CardStage.Open, at);
        }
    }

    public void Lock(string seal, DateTime at)
    {
        RefuseUnless(CardStage.AwaitingUnit, CardStage.UnderReview);
        (LockedAt, Seal) = (at, seal);
        Enter(CardStage.Locked, at);
    }

    public void RefuseUnless(params CardStage[] stages)
    {
        if (!stages.Contains(Stage))
        {
            throw new RuleBroken("Scorecards.NotNow", Title, new TextCode($"Scorecards.CardState.{StateWhen(started: true)}"));
        }
    }

    /// <summary>The unit goes to another group. What is signed stands, and so does its group.</summary>
    internal void SetAside() => Stage = SignedAt is null ? CardStage.SetAside : throw new RuleBroken("Scorecards.SignedStays", Title);

    internal void TakeUpAgain() => Stage = Stage == CardStage.SetAside ? CardStage.Open : Stage;

    private void Reopen(CardStage stage, DateTime at)
    {
        Epoch++;
        (SignedAt, SentAt) = (null, null);
        Enter(stage, at);
    }

    private void Enter(CardStage stage, DateTime at) => (Stage, StageAt) = (stage, at);
}
