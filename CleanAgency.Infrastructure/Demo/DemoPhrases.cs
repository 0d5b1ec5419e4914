using System.Globalization;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>How inspectors of the district write down what they found, by the code of the case.</summary>
internal sealed record DemoPhrase(string Fact, string Person = "", string Place = "")
{
    private static readonly ILookup<string, DemoPhrase> All = DemoTables.Rows("phrases.csv").ToLookup(row => row["情形编码"], row => new DemoPhrase(row["事实"], row["对象"], row["地点"]));

    public static DemoPhrase Of(string code, Random random) => All[code].ElementAt(random.Next(All[code].Count()));
}

/// <summary>A problem that many units have in the round that runs, found at each in the same words.</summary>
/// <param name="Raised">Each is to put it right; where not, the points it costs say enough.</param>
internal sealed record DemoCluster(string Case, DemoPhrase Phrase, bool Raised, IReadOnlyCollection<string> Units)
{
    public string Item => Case[..Case.IndexOf('.', StringComparison.Ordinal)];

    /// <param name="units">Those that are scored so far.</param>
    public static IReadOnlyList<DemoCluster> Among(IReadOnlyList<string> units, Random random) =>
    [
        .. from row in DemoTables.Rows("clusters.csv")
           let sure = row["必含"].Split(' ', StringSplitOptions.RemoveEmptyEntries)
           let drawn = units.Except(sure).OrderBy(_ => random.Next()).ToList()
           select new DemoCluster(row["情形编码"], new(row["事实"]), row["列入问题"].Length > 0, [.. sure.Concat(drawn).Take(int.Parse(row["家数"], CultureInfo.InvariantCulture))]),
    ];
}
