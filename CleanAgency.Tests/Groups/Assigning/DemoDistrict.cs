using System.Globalization;
using CleanAgency.Core.Groups.Assigning;
using CleanAgency.Infrastructure.Demo;

namespace CleanAgency.Tests.Groups.Assigning;

/// <summary>The demo district as a problem of assignment, from its own files.</summary>
internal static class DemoDistrict
{
    private static readonly List<Dictionary<string, string>> UnitRows = Rows("units.csv");
    private static readonly List<Dictionary<string, string>> People = Rows("inspectors.csv");

    public static District R3 { get; } = new(
        [.. UnitRows.Select(row => District.Unit(Number(row["代码"]), int.Parse(row["在岗人数"], CultureInfo.InvariantCulture), row["类别"], row["片区"], Number(row["上轮组(R2)"])))],
        [.. People.GroupBy(row => Number(row["组"])).Select(g => District.Group(g.Key, 8, [.. g.Select(row => Number(row["所在单位"]))]))])
    {
        Recusals =
        [
            .. from row in People
               from unit in new[] { row["所在单位"] }.Concat(Codes(row["3年内曾任职单位"])).Concat(Codes(row["近亲属任职单位（申报）"]))
               select District.Recused(Number(unit), Number(row["组"]), Number(row["人员"])),
        ],
    };

    /// <summary>样例方案(R3).</summary>
    public static Allotment Plan { get; } = new(UnitRows.ToDictionary(row => District.U(Number(row["代码"])), row => District.G(Number(row["样例方案(R3)"]))), []);

    /// <summary>P16 of G4 now serves at U28; where he served he is not at home any more, but still in conflict.</summary>
    public static District AfterTransfer { get; } = R3 with
    {
        Recusals = [.. R3.Recusals, District.Recused(28, 4, 16)],
        Groups = [.. R3.Groups.Select(g => g.Number == 4 ? g with { HomeUnits = [.. g.HomeUnits.Except([District.U(7)]), District.U(28)] } : g)],
    };

    private static int Number(string code) => int.Parse(code[1..], CultureInfo.InvariantCulture);

    private static string[] Codes(string cell) => cell.Split([';', '、', ' '], StringSplitOptions.RemoveEmptyEntries);

    private static List<Dictionary<string, string>> Rows(string file)
    {
        using var reader = new StreamReader(typeof(DemoTables).Assembly.GetManifestResourceStream(typeof(DemoTables), file)!);
        var rows = Csv.Read(reader.ReadToEnd());
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
    }
}
