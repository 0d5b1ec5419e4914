using CleanAgency.Core.Common;

namespace CleanAgency.Core.Scorecards;

/// <summary>What was found, as the inspector writes it down: which case of the rule, how often, and what, who, where and when.</summary>
public sealed record FoundFact(string Code, int Count, string Fact, string? Person = null, string? Place = null, DateOnly? On = null)
{
    public const int MostCount = 999;
    public const int MostText = 1000;

    public FoundFact Checked() =>
        Count is < 1 or > MostCount ? throw new RuleBroken("Scorecards.CountForm", MostCount)
        : this with { Fact = Said.Text(Fact, 2, MostText, "Scorecards.FactForm"), Person = Said.Short(Person), Place = Said.Short(Place) };
}

/// <summary>查实记录: one found fact of an item.</summary>
public sealed class Occurrence : CardEntry
{
    internal Occurrence(Tap tap, FoundFact found, int number, Hand hand)
        : base(tap, hand) =>
        (ItemId, Number, Code, Count, Fact, Person, Place, On) = (tap.ItemId, number, found.Code, found.Count, found.Fact, found.Person, found.Place, found.On);

    private Occurrence() => (Code, Fact) = (null!, null!);

    [NotAudited]
    public Guid ItemId { get; private init; }

    public string Code { get; private init; }

    public int Count { get; private init; }

    public string Fact { get; private init; }

    public string? Person { get; private init; }

    public string? Place { get; private init; }

    public DateOnly? On { get; private init; }

    [NotAudited]
    public int Number { get; private init; }

    public override string Caption => Code;
}
