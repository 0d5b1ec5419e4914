using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

public enum ObjectionOutcome
{
    /// <summary>维持.</summary>
    Kept,

    /// <summary>变更: the facts of the item were changed, and the rule gave what follows.</summary>
    Changed,

    /// <summary>The whole card went back to the group.</summary>
    SentBack,
}

/// <summary>异议: the unit does not accept an item. Before, after and reason stay on the card.</summary>
public sealed class Objection : Entity, IPartOf
{
    public const int MostText = 1000;

    internal Objection(Guid cardId, Guid itemId, string code, string text, ItemScore item, string byName, DateTime at) =>
        (CardId, ItemId, Code, Text, Before, Stroke, ByName, At) = (cardId, itemId, code, text.Trim(), item.Points, item.Strokes, byName, at);

    private Objection() => (Code, Text, ByName) = (null!, null!, null!);

    [NotAudited]
    public Guid CardId { get; private init; }

    [NotAudited]
    public Guid ItemId { get; private init; }

    public string Code { get; private init; }

    public string Text { get; private init; }

    /// <summary>What the item gave when the unit objected; null: it was not applicable.</summary>
    public Points? Before { get; private init; }

    /// <summary>The last stroke of the item when the unit objected: later ones are the review's.</summary>
    [NotAudited]
    public int Stroke { get; private init; }

    public string ByName { get; private init; }

    public DateTime At { get; private init; }

    public ObjectionOutcome? Outcome { get; private set; }

    public Points? After { get; private set; }

    public string? Reason { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public override string Caption => Code;

    Guid IPartOf.WholeId => CardId;

    Type IPartOf.Whole => typeof(Scorecard);

    /// <summary>What the review says must be what was done: a change is a change of facts.</summary>
    internal void Decide(bool changed, ItemScore item, string reason, string by, DateTime at)
    {
        if (Outcome is not null)
        {
            throw new RuleBroken("Scorecards.DecidedAlready", DecidedBy ?? "");
        }

        if (item.State is ItemState.Unscored or ItemState.Contradicted)
        {
            throw new RuleBroken("Scorecards.ReviewUnscored", Code);
        }

        if (changed != (item.Strokes > Stroke))
        {
            throw new RuleBroken(changed ? "Scorecards.NothingChanged" : "Scorecards.WasChanged", Code);
        }

        (After, Outcome) = (item.Points, changed ? ObjectionOutcome.Changed : ObjectionOutcome.Kept);
        (Reason, DecidedBy, DecidedAt) = (reason.Trim(), by, at);
    }

    internal void SentBack(string reason, string by, DateTime at) =>
        (Outcome, After, Reason, DecidedBy, DecidedAt) = (ObjectionOutcome.SentBack, Before, reason.Trim(), by, at);
}

internal static class Objecting
{
    public static async Task Object(this IAppDb db, Scorecard card, CardItem item, string text, string by, DateTime at, CancellationToken ct)
    {
        var score = await db.Set<ItemScore>().SingleOrDefaultAsync(s => s.CardId == card.Id && s.ItemId == item.Id, ct) ?? db.Set<ItemScore>().Add(NotForUnit.Of(card, item, Explanation.None, at)).Entity;
        score.Touch(at);
        db.Set<Objection>().Add(new(card.Id, item.Id, item.Code, text, score, by, at));
    }
}
