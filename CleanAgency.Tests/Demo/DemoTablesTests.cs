using CleanAgency.Infrastructure.Demo;
using Xunit;

namespace CleanAgency.Tests.Demo;

public sealed class DemoTablesTests
{
    [Fact]
    public void The_demo_district_has_48_units_with_1165_people()
    {
        Assert.Equal(48, DemoTables.Units.Select(u => u.Code).Distinct().Count());
        Assert.Equal(48, DemoTables.Units.Select(u => u.Name).Distinct().Count());
        Assert.Equal(1165, DemoTables.Units.Sum(u => u.Headcount));
        Assert.Equal([16, 10, 11, 11], DemoTables.Units.GroupBy(u => u.Category).Select(c => c.Count()));
        Assert.Equal(new DemoUnit("U20", "区自然资源局", "经济发展类", 36, true, true, true, true, "东湖片"), DemoTables.Units[19]);
    }

    [Fact]
    public void Thirty_inspectors_in_six_groups_come_from_units_that_exist()
    {
        var codes = DemoTables.Units.Select(u => u.Code).ToHashSet();
        Assert.Equal(Enumerable.Range(1, 30).Select(n => $"p{n:00}"), DemoTables.Inspectors.Select(p => p.Account));
        Assert.All(DemoTables.Inspectors.GroupBy(p => p.Group), group => Assert.Equal(5, group.Count()));
        Assert.All(DemoTables.Inspectors.SelectMany(p => p.FormerUnits.Concat(p.KinUnits).Append(p.UnitCode)), code => Assert.Contains(code, codes));
        var tao = DemoTables.Inspectors.Single(p => p.Account == "p12");
        Assert.Equal(("陶示晴", "G3", "副组长", "U18", "U01", "U33"), (tao.Name, tao.Group, tao.Post, tao.UnitCode, tao.FormerUnits.Single(), tao.KinUnits.Single()));
    }

    [Fact]
    public void A_quoted_cell_keeps_its_commas_quotes_and_lines()
    {
        var rows = Csv.Read("a,b\r\n\"x, y\",\"say \"\"no\"\"\nand go\"\r\n\r\n,\n");
        Assert.Equal([["a", "b"], ["x, y", "say \"no\"\nand go"], ["", ""]], rows);
    }
}
