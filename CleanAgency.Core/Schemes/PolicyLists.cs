using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>The lists of a policy (grades, ties, composite): each is changed as a whole, because its places only hold together.</summary>
public static class PolicyLists
{
    public static IReadOnlyList<string> Names { get; } = [.. PolicyLines.Shapes.Select(PolicyLines.ListOf).OfType<string>().Distinct()];

    /// <summary>The lines of which every place of the list consists: "grades[].grade", "grades[].from".</summary>
    public static IReadOnlyList<string> ColumnsOf(string list) => [.. PolicyLines.Shapes.Where(shape => PolicyLines.ListOf(shape) == list)];

    /// <summary>The values of a list, place by place in the order of its columns.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(RoundPolicy policy, string list) =>
        [.. PolicyLines.Of(policy).Where(line => PolicyLines.ListOf(line.Path) == list).GroupBy(line => PolicyLines.PlaceOf(line.Path)).Select(place => place.Select(line => line.Value).ToList())];

    public static string Say(RoundPolicy policy, string list) => string.Join(RuleTexts.Say("Schemes.Words.Stop"), Rows(policy, list).Select(row => string.Join(' ', row)));

    /// <summary>The same policy with another list.</summary>
    public static RoundPolicy With(RoundPolicy policy, string list, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var columns = Names.Contains(list) ? ColumnsOf(list) : throw new RuleBroken("Schemes.NoSuchPolicy", list);
        var lines = rows.Count > 0 && rows.All(row => row.Count == columns.Count)
            ? rows.SelectMany((row, place) => columns.Zip(row, (column, value) => new PolicyLine(column.Replace("[]", $"[{place}]", StringComparison.Ordinal), value.Trim())))
            : throw new RuleBroken("Schemes.PolicyListEmpty");
        return PolicyLines.Policy(PolicyLines.Of(policy).Where(line => PolicyLines.ListOf(line.Path) != list).Concat(lines));
    }
}
