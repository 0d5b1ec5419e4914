using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Schemes;

/// <summary>The lines of the sheet 规则 put together to rules, item by item.</summary>
internal sealed class RulesOfSheet
{
    private readonly HashSet<string> items;
    private readonly bool placesKnown;
    private readonly Dictionary<string, string> codes = [];
    private readonly Dictionary<string, (ScoringRule? Rule, RuleBroken? Broken, SheetRow<RuleSheetRow> First)> rules = [];

    public RulesOfSheet(IReadOnlyList<SheetRow<RuleSheetRow>> rows, HashSet<string> items)
    {
        (this.items, placesKnown) = (items, rows.All(row => row.Value is { } value && items.Contains(value.Item)));
        foreach (var item in rows.Where(row => row.Value is not null).GroupBy(row => row.Value!.Item))
        {
            foreach (var (row, i) in item.GroupBy(row => row.Value!.Row.Part).SelectMany(part => part.Select((row, i) => (row, i))))
            {
                codes.TryAdd(row.Value!.Row.Code, $"{item.Key}.{row.Value.Row.Part}.{i + 1}");
            }

            rules[item.Key] = Together(item.Key, [.. item]);
        }
    }

    public ScoringRule? Of(string item) => rules.GetValueOrDefault(item).Rule;

    public IEnumerable<SheetProblem> Problems(SheetRow<RuleSheetRow> row)
    {
        var (item, code) = (row.Value!.Item, row.Value.Row.Code);
        if (!items.Contains(item))
        {
            yield return row.Refuse(RuleSheet.Layout.Item, "Schemes.Sheet.NoSuchItem", item);
        }

        // While a line cannot be read or belongs to no item, nobody knows which place the lines behind it have.
        if (!placesKnown)
        {
            yield break;
        }

        if (codes[code] != code)
        {
            yield return row.Refuse(RuleSheet.Layout.Code, "Schemes.Sheet.OtherCode", code, codes[code]);
        }

        // Of a rule that does not hold together, the first of its lines says so.
        if (rules[item] is { Broken: { } broken, First: var first } && first == row)
        {
            yield return row.Refuse(RuleSheet.Layout.Kind, broken.Code, broken.Arguments);
        }
    }

    private static (ScoringRule? Rule, RuleBroken? Broken, SheetRow<RuleSheetRow> First) Together(string item, IReadOnlyList<SheetRow<RuleSheetRow>> rows)
    {
        try
        {
            return (RuleRows.Read([.. rows.Select(row => row.Value!.Row)]).Coded(item), null, rows[0]);
        }
        catch (RuleBroken broken)
        {
            return (null, broken, rows[0]);
        }
    }
}
