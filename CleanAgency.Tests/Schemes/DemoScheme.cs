using System.Globalization;
using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Sheets;
using CleanAgency.Infrastructure.Demo;
using CleanAgency.Infrastructure.Sheets;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Tests.Schemes;

/// <summary>The demo's scheme as its tables hold it, read without any import.</summary>
internal static class DemoScheme
{
    private static readonly Dictionary<string, PartKind> Kinds = new()
    {
        ["逐次扣分"] = PartKind.Occurrences,
        ["比例分档"] = PartKind.Ratio,
        ["等级量表"] = PartKind.Levels,
        ["多项有无"] = PartKind.Checks,
        ["另行扣减"] = PartKind.Deduction,
    };

    public static IReadOnlyList<Dictionary<string, string>> Indicators { get; } = Table(typeof(Csv), "indicators.csv");

    public static IReadOnlyList<Dictionary<string, string>> Bonus { get; } = Table(typeof(Csv), "bonus.csv");

    public static IReadOnlyList<Dictionary<string, string>> Negative { get; } = Table(typeof(Csv), "negative.csv");

    public static IReadOnlyList<Dictionary<string, string>> Veto { get; } = Table(typeof(Csv), "veto.csv");

    public static IReadOnlyDictionary<string, IReadOnlyList<RuleRow>> Rows { get; } =
        Table(typeof(Csv), "scheme-rules.csv").GroupBy(row => row["编码"]).ToDictionary(item => item.Key, item => (IReadOnlyList<RuleRow>)[.. item.Select(Row)]);

    public static IReadOnlyDictionary<string, ScoringRule> Rules { get; } = Rows.ToDictionary(item => item.Key, item => RuleRows.Read(item.Value));

    /// <summary>Those of the version before, read from its workbook.</summary>
    public static IReadOnlyDictionary<string, ScoringRule> RulesOf2025 { get; } = ReadRulesOf2025();

    public static IReadOnlyList<Dictionary<string, string>> Table(Type beside, string file)
    {
        using var reader = new StreamReader(beside.Assembly.GetManifestResourceStream(beside, file)!);
        var rows = Csv.Read(reader.ReadToEnd());
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    /// <summary>What an inspector enters who has looked at everything: nothing else found, the rest not there.</summary>
    public static ItemInput Looked(ScoringRule rule, ItemInput input)
    {
        foreach (var (part, index) in rule.Parts.Select((part, index) => (part, index)))
        {
            input = part is CheckRule checks
                ? checks.Checks.Where(check => !input.Present.ContainsKey(check.Code)).Aggregate(input, (read, check) => read.Has(check.Code, false))
                : input.NothingFound(index + 1);
        }

        return input;
    }

    public static Points PointsOf(string cell) => Points.TryParse(cell, out var points) ? points : throw new FormatException(cell);

    private static Dictionary<string, ScoringRule> ReadRulesOf2025()
    {
        using var services = new ServiceCollection().AddSheets().BuildServiceProvider();
        var workbooks = services.GetRequiredService<IWorkbooks>();
        var rows = RuleSheet.Layout.Read(workbooks.Read(new MemoryStream(DemoSchemeBooks.Workbook2025(workbooks)))).Rows.Select(row => row.Value!);
        return rows.GroupBy(row => row.Item).ToDictionary(item => item.Key, item => RuleRows.Read([.. item.Select(row => row.Row)]).Coded(item.Key));
    }

    private static RuleRow Row(Dictionary<string, string> row) => new()
    {
        Part = int.Parse(row["分项"], CultureInfo.InvariantCulture),
        Kind = Kinds[row["类型"]],
        Most = PointsOf(row["分项满分"]),
        WhenNone = row["无对象时"] switch
        {
            "满分" => WhenNone.Full,
            "不适用" => WhenNone.NotApplicable,
            _ => null,
        },
        PartFact = Blank(row["比例事实"]),
        Code = row["情形编码"],
        Text = row["情形或档次"],
        AtLeast = Percent.TryParse(row["比例下限（%，含）"], out var percent) ? percent : null,
        Gives = Some(row["得分"]),
        Each = Some(row["每次扣分"]),
        Cap = Some(row["封顶"]),
        Times = row["至多次数"].Length > 0 ? int.Parse(row["至多次数"], CultureInfo.InvariantCulture) : null,
        Zeroes = row["本项清零"] == "是",
        Fact = Blank(row["计数事实"]),
    };

    private static Points? Some(string cell) => cell.Length > 0 ? PointsOf(cell) : null;

    private static string? Blank(string cell) => cell.Length > 0 ? cell : null;
}
