using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>A rule as the lines of a sheet, and back. Lines come in the order of their parts.</summary>
public static class RuleRows
{
    public static ScoringRule Read(IReadOnlyList<RuleRow> rows)
    {
        var parts = rows.GroupBy(row => row.Part).OrderBy(part => part.Key).Select((part, index) => PartOf(index + 1, [.. part])).ToList();
        return parts.Count switch
        {
            0 => throw new RuleBroken("Schemes.Fault.NoCase"),
            1 => parts[0],
            _ => new SumRule(parts),
        };
    }

    public static IReadOnlyList<RuleRow> Of(ScoringRule rule) => [.. rule.Parts.SelectMany((part, index) => RowsOf(part, index + 1))];

    private static PartRule PartOf(int number, List<RuleRow> rows)
    {
        var first = rows[0];
        if (first.Part != number)
        {
            throw new RuleBroken("Schemes.Row.PartNumber", first.Part, number);
        }

        if (rows.FirstOrDefault(row => row.Kind != first.Kind || row.Most != first.Most || (row.WhenNone ?? first.WhenNone) != first.WhenNone) is { } other)
        {
            throw new RuleBroken("Schemes.Row.PartDiffers", other.Code, first.Code);
        }

        var cases = rows.Where(row => !row.Zeroes).ToList();
        PartRule part = first.Kind switch
        {
            PartKind.Occurrences => new OccurrenceRule(first.Most, [.. cases.Select(Occurrence)]),
            PartKind.Deduction => new DeductionRule([.. cases.Select(Occurrence)]),
            PartKind.Ratio => new RatioRule(first.Most, first.WhenNone ?? WhenNone.Full, [.. cases.Select(row => new RatioBand(row.Code, row.Text, Needed(row.AtLeast, row), Needed(row.Gives, row)))], PartFact(rows)),
            PartKind.Levels => new LevelRule(first.Most, [.. cases.Select(row => new Level(row.Code, row.Text, Needed(row.Gives, row)))]),
            PartKind.Checks => new CheckRule(first.Most, [.. cases.Select(row => new Check(row.Code, row.Text, Needed(row.Gives, row)))]),
            PartKind.Ranks => new RankRule(first.Most, [.. cases.Select(row => new RankBand(row.Code, row.Text, Needed(row.Times, row), Needed(row.Gives, row)))], PartFact(rows)),
            _ => throw new ArgumentOutOfRangeException(nameof(rows)),
        };
        return part with { Zeroes = [.. rows.Where(row => row.Zeroes).Select(row => new ZeroCondition(row.Code, row.Text, row.Fact))] };
    }

    private static OccurrenceCase Occurrence(RuleRow row) => new(row.Code, row.Text, Needed(row.Each, row), row.Cap, row.Times, row.Fact);

    private static string? PartFact(List<RuleRow> rows) => rows.Select(row => row.PartFact).FirstOrDefault(fact => fact is not null);

    private static T Needed<T>(T? cell, RuleRow row)
        where T : struct => cell ?? throw new RuleBroken("Schemes.Row.Incomplete", row.Code, RuleTexts.Name("Schemes", row.Kind));

    private static IEnumerable<RuleRow> RowsOf(PartRule part, int number)
    {
        var blank = new RuleRow { Part = number, Kind = part.Kind, Most = part.Max, WhenNone = (part as RatioRule)?.WhenNone };
        var fact = part switch
        {
            RatioRule ratio => ratio.Fact,
            RankRule rank => rank.Fact,
            _ => null,
        };
        return part.Zeroes.Select(zero => blank with { Code = zero.Code, Text = zero.Text, Zeroes = true, Fact = zero.Fact })
            .Concat(part.Cases.Select(one => Fill(blank with { Code = one.Code, Text = one.Text }, one)))
            .Select((row, index) => index == 0 ? row with { PartFact = fact } : row);
    }

    private static RuleRow Fill(RuleRow row, IRuleCase one) => one switch
    {
        OccurrenceCase occurrence => row with { Each = occurrence.Each, Cap = occurrence.Cap, Times = occurrence.Times, Fact = occurrence.Fact },
        RatioBand band => row with { AtLeast = band.AtLeast, Gives = band.Gives },
        Level level => row with { Gives = level.Gives },
        Check check => row with { Gives = check.Gives },
        RankBand rank => row with { Times = rank.UpTo, Gives = rank.Gives },
        _ => throw new ArgumentOutOfRangeException(nameof(one)),
    };
}
