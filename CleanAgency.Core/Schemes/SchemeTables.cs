using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Schemes;

/// <summary>A scheme as the rows of its six sheets; none: an empty one, or the form to fill in.</summary>
internal sealed record SchemeTables(
    IReadOnlyList<IndicatorRow> Items, IReadOnlyList<RuleSheetRow> Rules, IReadOnlyList<ExtraContent> Extras, IReadOnlyList<PolicyLine> Policy)
{
    public static readonly IReadOnlyList<ExtraSheet> ExtraSheets = [BonusSheet.Layout, NegativeSheet.Layout, VetoSheet.Layout];

    /// <summary>The policy is filled in with what is usual: its lines are not for anybody to think up.</summary>
    public static SchemeTables Form => new([], [], [], PolicySheet.Lines("", RoundPolicy.Usual));

    /// <summary>In the order in which a workbook has them.</summary>
    public IReadOnlyList<SheetContent> Contents =>
    [
        IndicatorSheet.Layout.With(Items), RuleSheet.Layout.With(Rules), .. ExtraSheets.Select(sheet => sheet.With(Extras.Where(extra => extra.Kind == sheet.Kind))), PolicySheet.Layout.With(Policy),
    ];

    public static SchemeTables Of(Scheme? scheme) => scheme is null ? new([], [], [], []) : new(
        [
            .. from area in scheme.Areas
               from indicator in scheme.In(area.Id)
               select new IndicatorRow(area.Name, indicator.Content, indicator.Rule is { } rule ? RuleType.InOffice(rule) : ""),
        ],
        [
            .. from indicator in scheme.Indicators
               let rule = indicator.Rule
               from row in rule is null ? [] : RuleRows.Of(rule)
               select new RuleSheetRow(indicator.Code, row),
        ],
        [.. scheme.Extras.Select(extra => extra.Content)],
        PolicySheet.Lines(scheme.Name, scheme.Policy));
}
