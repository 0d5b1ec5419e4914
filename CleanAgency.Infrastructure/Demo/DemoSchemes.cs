using System.Text.Json.Nodes;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>The district's two schemes as the workbooks that its coordinator imports; the one of 2025 is a little different.</summary>
public static class DemoSchemes
{
    public const string Of2025 = "澄明区区直机关清廉机关建设督导评价指标体系（2025版）";
    public const string Of2026 = "澄明区区直机关清廉机关建设督导评价指标体系（2026版）";

    /// <summary>The tables as they are.</summary>
    public static byte[] Workbook2026(IWorkbooks workbooks) => Workbook(
        workbooks, Of2026, DemoTables.Rows("indicators.csv"), DemoTables.Rows("scheme-rules.csv"), Policy(Of2026));

    /// <summary>
    /// In 2025 nobody looked yet at how the base is relieved (F4), the task list weighed more, C4 stood among the results,
    /// and fewer years of recusal were asked for.
    /// </summary>
    public static byte[] Workbook2025(IWorkbooks workbooks)
    {
        // First-level items stand in the order of their first line, so what moves to F moves to the end.
        var items = DemoTables.Rows("indicators.csv").Where(row => row["编码"] != "F4").OrderBy(row => row["编码"] == "C4").ToList();
        Row(items, "F1")["分值"] = "7";
        Row(items, "B3")["二级指标"] = "新任职和新入职人员教育";
        Row(items, "C4")["一级指标"] = "F 效能型机关";
        var rules = DemoTables.Rows("scheme-rules.csv").Where(row => row["编码"] != "F4").ToList();
        string[] gives = ["7", "5", "3", "1", "0"];
        foreach (var (row, points) in rules.Where(row => row["编码"] == "F1").Zip(gives))
        {
            (row["分项满分"], row["得分"]) = ("7", points);
        }

        rules.Single(row => row["情形编码"] == "E3.1.1")["每次扣分"] = "0.5";
        var policy = Policy(Of2025).Select(line => line.Path == "recusal.formerYears" ? line with { Value = "2" } : line);
        return Workbook(workbooks, Of2025, items, rules, policy);
    }

    private static byte[] Workbook(IWorkbooks workbooks, string name, IReadOnlyList<Dictionary<string, string>> items, IReadOnlyList<Dictionary<string, string>> rules, IEnumerable<PolicyLine> policy) =>
        workbooks.Write(
            name,
            Sheet(IndicatorSheet.Layout, items),
            Sheet(RuleSheet.Layout, rules),
            Sheet(BonusSheet.Layout, DemoTables.Rows("bonus.csv")),
            Sheet(NegativeSheet.Layout, DemoTables.Rows("negative.csv")),
            Sheet(VetoSheet.Layout, DemoTables.Rows("veto.csv")),
            PolicySheet.Layout.With(policy));

    private static SheetContent Sheet<TRow>(SheetLayout<TRow> layout, IReadOnlyList<Dictionary<string, string>> rows)
        where TRow : class =>
        new(layout.Name, layout.Columns, rows.Select(row => (IReadOnlyList<object?>)[.. layout.Columns.Select(column => row[column.Title])]), layout.MostRows);

    private static IReadOnlyList<PolicyLine> Policy(string name)
    {
        var json = JsonNode.Parse(DemoTables.Text("scheme-policy.json"))!.AsObject();
        json.Remove(PolicySheet.NamePath);
        return PolicySheet.Lines(name, RoundPolicy.FromJson(json.ToJsonString()));
    }

    private static Dictionary<string, string> Row(List<Dictionary<string, string>> rows, string code) => rows.Single(row => row["编码"] == code);
}
