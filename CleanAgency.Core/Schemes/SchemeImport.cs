using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Schemes;

/// <summary>What a workbook of six sheets would make of a scheme, new or a draft that it replaces. The preview and the import ask the same question.</summary>
internal sealed class SchemeImport
{
    private readonly Judgement<IndicatorRow> items;
    private readonly Judgement<RuleSheetRow> rules;
    private readonly IReadOnlyList<Judgement<ExtraContent>> extras;
    private readonly Judgement<PolicyLine> policy;
    private readonly RulesOfSheet read;
    private readonly SchemeTables there;

    public SchemeImport(RawWorkbook book, Scheme? into)
    {
        into?.MustBeDraft();
        there = SchemeTables.Of(into);
        var (itemRows, ruleRows) = (IndicatorSheet.Layout.Read(book), RuleSheet.Layout.Read(book));
        read = new(ruleRows.Rows, [.. itemRows.Rows.Select(row => row.Key).OfType<string>()]);
        items = IndicatorSheet.Layout.Judge(itemRows, there.Items, (row, _) => OfItem(row), replacing: true);
        rules = RuleSheet.Layout.Judge(ruleRows, there.Rules, (row, _) => read.Problems(row), replacing: true);
        extras = [.. SchemeTables.ExtraSheets.Select(sheet => sheet.Judge(sheet.Read(book), there.Extras.Where(extra => extra.Kind == sheet.Kind), (row, _) => OfExtra(sheet, row), replacing: true))];
        var policyRows = PolicySheet.Layout.Read(book);
        policy = PolicySheet.Layout.Judge(policyRows, there.Policy, new PolicyProblems(policyRows.Rows).Of, replacing: true);
    }

    public IReadOnlyList<Judgement> Sheets => [items, rules, .. extras, policy];

    public int FirstToMend => Sheets.ToList().FindIndex(sheet => sheet.Count(VerdictKind.Refused) > 0);

    public bool Clean => Sheets.All(sheet => sheet.Count(VerdictKind.Refused) == 0);

    /// <summary>Rows that stand elsewhere than before change the order of the tree, though each of them stays as it is.</summary>
    public bool Reordered => !there.Items.Select(row => row.Content.Code).Where(code => items.Rows.Any(row => row.Key == code))
        .SequenceEqual(items.Rows.Where(row => row.Was is not null).Select(row => row.Key));

    public bool Changes => Reordered || Sheets.Any(sheet => sheet.Gone.Count > 0 || sheet.Count(VerdictKind.New) + sheet.Count(VerdictKind.Changed) > 0);

    public SchemeContents Contents => new(
        policy.Rows.Single(row => row.Row!.Path == PolicySheet.NamePath).Row!.Value,
        PolicyLines.Policy(policy.Rows.Select(row => row.Row!).Where(line => line.Path != PolicySheet.NamePath)),
        [.. items.Rows.Select(row => new SchemeContents.Item(row.Row!.Area, row.Row.Content, read.Of(row.Row.Content.Code)))],
        [.. extras.SelectMany(sheet => sheet.Rows).Select(row => row.Row!)]);

    private IEnumerable<SheetProblem> OfItem(SheetRow<IndicatorRow> row)
    {
        var (content, type) = (row.Value!.Content, row.Value.RuleType);
        if (Broken(() => content.Checked()) is { } broken)
        {
            yield return row.Refuse(IndicatorSheet.Layout.ColumnOf(broken), broken.Code, broken.Arguments);
        }

        if (type.Length > 0 && read.Of(content.Code) is { } rule && RuleType.InOffice(rule) != type)
        {
            yield return row.Refuse(IndicatorSheet.Layout.Type, "Schemes.Sheet.OtherType", type, RuleType.InOffice(rule));
        }
    }

    private static IEnumerable<SheetProblem> OfExtra(ExtraSheet sheet, SheetRow<ExtraContent> row)
    {
        if (Broken(() => row.Value!.Checked()) is { } broken)
        {
            yield return row.Refuse(sheet.ColumnOf(broken), broken.Code, broken.Arguments);
        }
    }

    private static RuleBroken? Broken(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (RuleBroken broken)
        {
            return broken;
        }
    }
}
