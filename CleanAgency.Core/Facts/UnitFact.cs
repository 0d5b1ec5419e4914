using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Facts;

/// <summary>What the unit itself says to a fact about it.</summary>
public enum FactStand
{
    /// <summary>The unit has not spoken, or the fact has changed since.</summary>
    Open,
    Confirmed,
    Disputed,

    /// <summary>Disputed, and kept by the coordinator for a reason.</summary>
    Upheld,
}

/// <summary>What is known about a unit in a round is no longer the same; features above judge anew what they had made of it.</summary>
public sealed record FactsChanged(Guid RoundId, Guid UnitId) : DomainEvent;

/// <summary>A number about a unit in a round, or an exact share of a whole: ratio items, counts and applicability read it.</summary>
public sealed class UnitFact : Entity
{
    public UnitFact(Guid roundId, Guid unitId, string name, FactContent content)
    {
        (RoundId, UnitId, Name) = (roundId, unitId, CheckedName(name));
        Take(content);
    }

    private UnitFact() => Name = null!;

    public Guid RoundId { get; private init; }

    public Guid UnitId { get; private init; }

    public string Name { get; private init; }

    public long Value { get; private set; }

    /// <summary>The denominator; null where the fact is a plain number.</summary>
    public long? Whole { get; private set; }

    public string Source { get; private set; } = "";

    public DateOnly AsOf { get; private set; }

    public FactStand Stand { get; private set; }

    public string? StandBy { get; private set; }

    public DateTime? StandAt { get; private set; }

    /// <summary>Why the unit disputes it, in its own sentence.</summary>
    public string? Dispute { get; private set; }

    /// <summary>Why the coordinator keeps it all the same.</summary>
    public string? Answer { get; private set; }

    public override string Caption => Name;

    public FactContent Content => new(Value, Whole, Source, AsOf);

    public KnownFact Known => new(Value, Whole);

    public static string CheckedName(string name) =>
        (name ?? "").Trim() is { Length: >= 2 and <= 40 } text ? text : throw new RuleBroken("Facts.NameForm");

    /// <summary>From an import, which has shown what it replaces. What the unit said was said about other numbers.</summary>
    public void Take(FactContent content)
    {
        var (before, after) = (Content, content.Checked());
        (Value, Whole, Source, AsOf) = (after.Value, after.Whole, after.Source, after.AsOf);
        if (before != after)
        {
            (Stand, StandBy, StandAt, Dispute, Answer) = (FactStand.Open, null, null, null, null);
            Tell(new FactsChanged(RoundId, UnitId));
        }
    }

    /// <summary>It is about to be removed.</summary>
    public void Leave() => Tell(new FactsChanged(RoundId, UnitId));

    /// <summary>By hand. What changed since it was seen is not replaced.</summary>
    public void Correct(FactContent content, int seen)
    {
        if (Version != seen)
        {
            throw new RuleBroken("Facts.ChangedSince", Name, Content.Said);
        }

        if (content.Checked() == Content)
        {
            throw new RuleBroken("Facts.Same", Name);
        }

        Take(content);
    }

    /// <summary>Whoever speaks of a number speaks of the one that he saw.</summary>
    public void RefuseUnlessSeen(FactContent seen)
    {
        if (Content != seen)
        {
            throw new RuleBroken("Facts.ChangedSince", Name, Content.Said);
        }
    }

    /// <param name="unit">The speaker's own unit: nobody speaks for another.</param>
    public void Confirm(FactContent seen, Guid? unit, string by, DateTime at)
    {
        RefuseUnlessOwn(unit);
        RefuseUnlessSeen(seen);
        (Stand, StandBy, StandAt, Dispute, Answer) = (FactStand.Confirmed, by, at, null, null);
    }

    public void DisputeFor(string why, FactContent seen, Guid? unit, string by, DateTime at)
    {
        RefuseUnlessOwn(unit);
        RefuseUnlessSeen(seen);
        (Stand, StandBy, StandAt, Dispute, Answer) = (FactStand.Disputed, by, at, why.Trim(), null);
    }

    public void Uphold(string why, string by, DateTime at)
    {
        if (Stand != FactStand.Disputed)
        {
            throw new RuleBroken("Facts.NotDisputed", Name);
        }

        (Stand, StandBy, StandAt, Answer) = (FactStand.Upheld, by, at, why.Trim());
    }

    private void RefuseUnlessOwn(Guid? unit)
    {
        if (unit != UnitId)
        {
            throw new RuleBroken("Facts.OwnUnitOnly");
        }
    }
}

/// <summary>Everything that is said by a fact, as one value. Shares stay two whole numbers, never a percentage.</summary>
public sealed record FactContent(long Value, long? Whole, string Source, DateOnly AsOf)
{
    public const long Most = 2_000_000_000;

    /// <summary>"26/28" or "3".</summary>
    public string Said => Whole is { } whole ? $"{Value}/{whole}" : $"{Value}";

    public FactContent Checked() =>
        WhyNot() is { } no ? throw no : this with { Source = Source.Trim() };

    public RuleBroken? WhyNot() =>
        Value is < 0 or > Most || Whole is < 0 or > Most ? new("Facts.NumberForm", Most)
        : Value > Whole ? new("Facts.MoreThanWhole", Value, Whole)
        : (Source ?? "").Trim() is not { Length: >= 2 and <= 100 } ? new("Facts.SourceForm")
        : null;

    /// <summary>A fact is known on a day that has come.</summary>
    public FactContent CheckedOn(DateOnly today) => AsOf > today ? throw new RuleBroken("Facts.AsOfAhead", AsOf) : Checked();
}
