using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

public enum SchemeState
{
    Draft,
    Published,
    Retired,
}

/// <summary>
/// 指标体系: the tree of items that a round scores by, in one version. A published version never changes: whoever wants it otherwise
/// makes the next version of the series.
/// </summary>
public sealed partial class Scheme : Entity
{
    public const string NameMark = "Name";

    private readonly List<SchemeArea> areas = [];
    private readonly List<Indicator> indicators = [];
    private readonly List<ExtraRule> extras = [];

    public Scheme(string name)
    {
        (SeriesId, Number, StoredPolicy) = (Id, 1, RoundPolicy.Usual.ToJson());
        Name = CheckedName(name);
    }

    private Scheme() => StoredPolicy = null!;

    /// <summary>All versions of one scheme.</summary>
    public Guid SeriesId { get; private init; }

    public int Number { get; private init; }

    public Guid? BasedOnId { get; private init; }

    public string Name { get; private set; } = "";

    public SchemeState State { get; private set; }

    [NotAudited]
    public string StoredPolicy { get; private set; }

    public DateTime? PublishedAt { get; private set; }

    public string PublishedBy { get; private set; } = "";

    public DateTime? RetiredAt { get; private set; }

    public string RetiredBy { get; private set; } = "";

    [NotAudited]
    public FieldMarks Marks { get; private set; } = new();

    public override string Caption => Name;

    public IReadOnlyList<SchemeArea> Areas => [.. areas.OrderBy(area => area.Place)];

    /// <summary>In the order of the tree.</summary>
    public IReadOnlyList<Indicator> Indicators => [.. Areas.SelectMany(area => In(area.Id))];

    public IReadOnlyList<ExtraRule> Extras => [.. extras.OrderBy(extra => extra.Kind).ThenBy(extra => extra.Place)];

    public RoundPolicy Policy => RoundPolicy.FromJson(StoredPolicy);

    public IReadOnlyList<Indicator> In(Guid areaId) => [.. indicators.Where(indicator => indicator.AreaId == areaId).OrderBy(indicator => indicator.Place)];

    public Points SumOf(Guid areaId) => indicators.Where(indicator => indicator.AreaId == areaId).Sum(indicator => indicator.Max);

    /// <summary>The next version begins as a copy, item by item, so that the difference can be told later.</summary>
    public Scheme Next(string name, int number)
    {
        var next = new Scheme(name) { SeriesId = SeriesId, Number = number, BasedOnId = Id, StoredPolicy = StoredPolicy };
        foreach (var area in Areas)
        {
            var copy = area.CopyInto(next.Id);
            next.areas.Add(copy);
            next.indicators.AddRange(In(area.Id).Select(indicator => indicator.CopyInto(next.Id, copy.Id, indicator.Code)));
        }

        next.extras.AddRange(Extras.Select(extra => extra.CopyInto(next.Id)));
        return next;
    }

    public int Rename(string name, int seen, string by, DateTime at)
    {
        MustBeDraft();
        var after = CheckedName(name);
        Marks.RefuseStale(NameMark, seen, Name, after);
        if (after == Name)
        {
            return Version;
        }

        (Name, Marks) = (after, Marks.With(NameMark, new(Version + 1, by, at)));
        return Version + 1;
    }

    /// <summary>One line of the policy, by its path.</summary>
    public int EditPolicy(string path, string? value, int seen, string by, DateTime at)
    {
        MustBeDraft();
        var (lines, said) = (PolicyLines.Of(Policy), (value ?? "").Trim());
        var policy = PolicyLines.Policy(lines.Any(line => line.Path == path)
            ? lines.Select(line => line.Path == path ? line with { Value = said } : line)
            : throw new RuleBroken("Schemes.NoSuchPolicy", path));
        var mark = PolicyLines.ListOf(path) ?? path;
        Marks.RefuseStale(mark, seen, lines.Single(line => line.Path == path).Value, PolicyLines.Of(policy).Single(line => line.Path == path).Value);
        return Take(policy, mark, by, at);
    }

    /// <summary>One list of the policy as a whole: what its places say only holds together.</summary>
    public int EditPolicyList(string list, IReadOnlyList<IReadOnlyList<string>> rows, int seen, string by, DateTime at)
    {
        MustBeDraft();
        var policy = PolicyLists.With(Policy, list, rows);
        Marks.RefuseStale(list, seen, PolicyLists.Say(Policy, list), PolicyLists.Say(policy, list));
        return Take(policy, list, by, at);
    }

    public void Publish(string by, DateTime at)
    {
        MustBeDraft();
        if (SchemeCheck.Of(this).Problems is [var first, ..] problems)
        {
            throw new RuleBroken("Schemes.NotYet", problems.Count, first.Why);
        }

        (State, PublishedAt, PublishedBy) = (SchemeState.Published, at, by);
    }

    public void Retire(string by, DateTime at)
    {
        if (State != SchemeState.Published)
        {
            throw new RuleBroken(State == SchemeState.Draft ? "Schemes.OnlyPublishedRetire" : "Schemes.AlreadyRetired", Name);
        }

        (State, RetiredAt, RetiredBy) = (SchemeState.Retired, at, by);
    }

    private int Take(RoundPolicy policy, string mark, string by, DateTime at)
    {
        if (policy.Says(Policy))
        {
            return Version;
        }

        (StoredPolicy, Marks) = (policy.ToJson(), Marks.With(mark, new(Version + 1, by, at)));
        return Version + 1;
    }

    internal void MustBeDraft()
    {
        if (State != SchemeState.Draft)
        {
            throw new RuleBroken("Schemes.Frozen", Name);
        }
    }

    private static string CheckedName(string? name) =>
        (name ?? "").Trim() is { Length: >= 4 and <= 80 } text ? text : throw new RuleBroken("Schemes.LengthBetween", new TextCode("Schemes.Name"), 4, 80);
}
