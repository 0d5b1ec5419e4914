using System.Globalization;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>A unit of the demo district, as units.csv lists it.</summary>
/// <param name="Window">窗口: it has counters for the public.</param>
/// <param name="Approval">审批执法.</param>
/// <param name="Stations">下属站所.</param>
/// <param name="Funds">资金资源.</param>
public sealed record DemoUnit(string Code, string Name, string Category, int Headcount, bool Window, bool Approval, bool Stations, bool Funds, string Area)
{
    public UnitCircumstances With(IEnumerable<FactRow> facts) => new(
        new (UnitMark Mark, bool Has)[] { (UnitMark.Window, Window), (UnitMark.Approval, Approval), (UnitMark.Stations, Stations), (UnitMark.Funds, Funds) }.Where(one => one.Has).Select(one => one.Mark).ToHashSet(),
        Showcase: false,
        facts.ToDictionary(fact => fact.Name, fact => new KnownFact(fact.Content.Value, fact.Content.Whole)));
}

/// <summary>An inspector of the demo district. FormerUnits: left within three years; KinUnits: where declared relatives work.</summary>
public sealed record DemoInspector(
    string Account, string Name, string Group, string Post, string UnitCode, IReadOnlyList<string> FormerUnits, IReadOnlyList<string> KinUnits);

/// <summary>The tables that the demo is made from; they travel inside the assembly.</summary>
public static class DemoTables
{
    public static IReadOnlyList<DemoUnit> Units { get; } =
    [
        .. from row in Rows("units.csv")
           select new DemoUnit(
               row["代码"],
               row["单位（虚构区）"],
               row["类别"],
               int.Parse(row["在岗人数"], CultureInfo.InvariantCulture),
               row["窗口W"] == "Y",
               row["审批执法A"] == "Y",
               row["下属站所S"] == "Y",
               row["资金资源M"] == "Y",
               row["片区"]),
    ];

    public static IReadOnlyList<DemoInspector> Inspectors { get; } =
    [
        .. from row in Rows("inspectors.csv")
           select new DemoInspector(
               row["人员"].ToLowerInvariant(),
               row["姓名（虚构，中间字均为“示”）"],
               row["组"],
               row["组内职务"],
               row["所在单位"],
               Codes(row["3年内曾任职单位"]),
               Codes(row["近亲属任职单位（申报）"])),
    ];

    /// <summary>Group and second group of each unit in a round.</summary>
    public static IReadOnlyList<(string Unit, string Group, string Second)> Places(string round) => [.. Rows("plans.csv").Select(row => (row["单位代码"], row[round], row[$"{round}双评"]))];

    /// <param name="asOf">The demo day: nothing is known of a day that has not come.</param>
    public static IEnumerable<FactRow> Facts(DateOnly asOf) =>
        from row in Rows("facts.csv")
        select new FactRow(row["单位代码"], row["轮次"], row["事实"], new(Whole(row["分子或数值"]), row["分母"] is { Length: > 0 } whole ? Whole(whole) : null, row["来源"], asOf));

    private static long Whole(string cell) => long.Parse(cell, CultureInfo.InvariantCulture);

    private static string[] Codes(string cell) => cell.Split([';', '、', ' '], StringSplitOptions.RemoveEmptyEntries);

    internal static IReadOnlyList<Dictionary<string, string>> Rows(string file)
    {
        var rows = Csv.Read(Text(file));
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    internal static string Text(string file)
    {
        using var reader = new StreamReader(new MemoryStream(Bytes(file)));
        return reader.ReadToEnd();
    }

    internal static byte[] Bytes(string file)
    {
        using var stream = typeof(DemoTables).Assembly.GetManifestResourceStream(typeof(DemoTables), file)
            ?? throw new InvalidOperationException($"No demo table {file}.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
