namespace CleanAgency.Infrastructure.Demo;

/// <summary>How inspectors of the district write down what they found, by the code of the case.</summary>
internal sealed record DemoPhrase(string Fact, string Person, string Place)
{
    private static readonly ILookup<string, DemoPhrase> All = DemoTables.Rows("phrases.csv").ToLookup(row => row["情形编码"], row => new DemoPhrase(row["事实"], row["对象"], row["地点"]));

    public static DemoPhrase Of(string code, Random random) => All[code].ElementAt(random.Next(All[code].Count()));
}
