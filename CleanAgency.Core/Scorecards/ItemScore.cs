using CleanAgency.Core.Common;

namespace CleanAgency.Core.Scorecards;

/// <summary>
/// One item of a card that somebody has touched: its place in the order of strokes, and what the rule makes of the facts entered so
/// far. The points are reckoned with each stroke and never typed.
/// </summary>
public sealed class ItemScore : Entity, IPartOf
{
    public ItemScore(Scorecard card, Guid itemId, string code) => (CardId, ItemId, Code) = (card.Id, itemId, code);

    private ItemScore() => Code = null!;

    [NotAudited]
    public Guid CardId { get; private init; }

    [NotAudited]
    public Guid ItemId { get; private init; }

    public string Code { get; private init; }

    /// <summary>How many strokes it has had; the number of the last one is the version that tablets know it by.</summary>
    public int Strokes { get; private set; }

    public ItemState State { get; private set; }

    public Points? Points { get; private set; }

    /// <summary>The stored form of <see cref="Explanation"/>.</summary>
    [NotAudited]
    public string StoredWhy { get; private set; } = "[]";

    [NotAudited]
    public DateTime TouchedAt { get; private set; }

    public Explanation Why => ExplanationJson.Read(StoredWhy);

    public override string Caption => Code;

    Guid IPartOf.WholeId => CardId;

    Type IPartOf.Whole => typeof(Scorecard);

    internal int NextStroke(DateTime at)
    {
        TouchedAt = at;
        return ++Strokes;
    }

    internal bool Says(ItemJudgement judgement) => (State, Points, StoredWhy) == (judgement.State, judgement.Points, ExplanationJson.Write(judgement.Explanation));

    /// <summary>Something about it has changed that is no stroke: tablets read it again.</summary>
    internal void Touch(DateTime at) => TouchedAt = at;

    internal void Judge(ItemJudgement judgement) =>
        (State, Points, StoredWhy) = (judgement.State, judgement.Points, ExplanationJson.Write(judgement.Explanation));
}
