using CleanAgency.Core.Common;

namespace CleanAgency.Core.Scorecards;

/// <summary>What was found, as the inspector writes it down: which case of the rule, how often, and what, who, where and when.</summary>
public sealed record FoundFact(string Code, int Count, string Fact, string? Person = null, string? Place = null, DateOnly? On = null)
{
    public const int MostCount = 999;
    public const int MostText = 1000;

    public FoundFact Checked() =>
        Count is < 1 or > MostCount ? throw new RuleBroken("Scorecards.CountForm", MostCount)
        : (Fact ?? "").Trim() is not { Length: >= 2 and <= MostText } fact ? throw new RuleBroken("Scorecards.FactForm", MostText)
        : this with { Fact = fact, Person = Short(Person), Place = Short(Place) };

    private static string? Short(string? text) =>
        (text ?? "").Trim() is not { Length: > 0 } said ? null : said.Length <= 100 ? said : throw new RuleBroken("Scorecards.ShortForm", 100);
}

/// <summary>查实记录: one found fact of an item. It is never edited; who erred withdraws it with a reason and writes another.</summary>
public sealed class Occurrence : Entity, IPartOf
{
    internal Occurrence(Tap tap, FoundFact found, int number, Hand hand)
    {
        (Id, CardId, ItemId, Number, By, ByName, At, DeviceAt) = (tap.Id, tap.CardId, tap.ItemId, number, hand.Id, hand.Name, hand.At, tap.At);
        (Code, Count, Fact, Person, Place, On) = (found.Code, found.Count, found.Fact, found.Person, found.Place, found.On);
    }

    private Occurrence() => (Code, Fact, ByName) = (null!, null!, null!);

    [NotAudited]
    public Guid CardId { get; private init; }

    [NotAudited]
    public Guid ItemId { get; private init; }

    public string Code { get; private init; }

    public int Count { get; private init; }

    public string Fact { get; private init; }

    public string? Person { get; private init; }

    public string? Place { get; private init; }

    public DateOnly? On { get; private init; }

    [NotAudited]
    public Guid By { get; private init; }

    [NotAudited]
    public string ByName { get; private init; }

    [NotAudited]
    public DateTime At { get; private init; }

    [NotAudited]
    public DateTime DeviceAt { get; private init; }

    [NotAudited]
    public int Number { get; private init; }

    public DateTime? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawnWhy { get; private set; }

    public override string Caption => Code;

    Guid IPartOf.WholeId => CardId;

    Type IPartOf.Whole => typeof(Scorecard);

    internal void Withdraw(string why, string by, DateTime at)
    {
        if (WithdrawnAt is not null)
        {
            throw new RuleBroken("Scorecards.WithdrawnAlready", WithdrawnBy ?? "");
        }

        (WithdrawnAt, WithdrawnBy, WithdrawnWhy) = (at, by, why.Trim() is { Length: >= 2 and <= 200 } reason ? reason : throw new RuleBroken("Scorecards.WithdrawWhy"));
    }
}
