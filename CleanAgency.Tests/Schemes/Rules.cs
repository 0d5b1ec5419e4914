using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using FsCheck;
using FsCheck.Fluent;
using Check = CleanAgency.Core.Schemes.Check;

namespace CleanAgency.Tests.Schemes;

/// <summary>Rules and inputs of every kind, sound or not, made at random.</summary>
internal static class Rules
{
    public static Gen<ScoringRule> Any { get; } = Gen.OneOf(Part.Select(part => (ScoringRule)part), Sum).Select(rule => rule.Coded("X1"));

    /// <summary>A rule and something entered for it: partly, in full or beyond what makes sense.</summary>
    public static Arbitrary<(ScoringRule Rule, ItemInput Input)> Entered { get; } = Any.SelectMany(rule => InputOf(rule).Select(input => (rule, input))).ToArbitrary();

    private static Gen<PartRule> Part => Gen.OneOf(
        from most in PointsTo(1000) from cases in Some(Case, 4) select (PartRule)new OccurrenceRule(most, cases),
        from cases in Some(Case, 3) select (PartRule)new DeductionRule(cases),
        from most in PointsTo(1000) from none in Gen.Elements(WhenNone.Full, WhenNone.NotApplicable) from bands in Some(Band, 5) from fact in Fact select (PartRule)new RatioRule(most, none, bands, fact),
        from most in PointsTo(1000) from levels in Some(from gives in PointsTo(1200) select new Level("", "一档", gives), 4) select (PartRule)new LevelRule(most, levels),
        from most in PointsTo(1000) from checks in Some(from gives in PointsTo(500) select new Check("", "有一项", gives), 4) select (PartRule)new CheckRule(most, checks),
        from most in PointsTo(1000) from bands in Some(from upTo in Gen.Choose(1, 10) from gives in PointsTo(1200) select new RankBand("", "前列", upTo, gives), 4) from fact in Fact select (PartRule)new RankRule(most, bands, fact))
        .SelectMany(part => Gen.Choose(0, 4).Select(dice => dice == 0 ? part with { Zeroes = [new("", "没有编制")] } : part));

    private static Gen<ScoringRule> Sum => Some(Part, 3).Select(parts => (ScoringRule)new SumRule(parts));

    private static Gen<string?> Fact => Gen.Elements(null, "事实");

    private static Gen<OccurrenceCase> Case =>
        from each in PointsTo(300)
        from cap in Maybe(PointsTo(500))
        from times in Maybe(Gen.Choose(1, 5))
        from fact in Fact
        select new OccurrenceCase("", "缺项（每项）", each, cap, times, fact);

    private static Gen<RatioBand> Band => from least in Gen.Choose(0, 10_000) from gives in PointsTo(1200) select new RatioBand("", "一档", new(least), gives);

    private static Gen<ItemInput> InputOf(ScoringRule rule) =>
        rule.Parts.Index().Aggregate(Gen.Constant(ItemInput.Empty), (made, part) => made.SelectMany(input => Enter(input, part.Item, part.Index + 1)));

    private static Gen<ItemInput> Enter(ItemInput input, PartRule part, int number) =>
        from skip in Gen.Choose(0, 9)
        from counts in Gen.Choose(0, 12).ArrayOf(part.Codes.Count)
        from whole in Gen.Choose(0, 200)
        from share in Gen.Choose(0, whole)
        from chosen in Gen.Choose(0, Math.Max(0, part.Cases.Count - 1))
        from rank in Gen.Choose(1, 12)
        select skip == 0 ? input : part switch
        {
            RatioRule => Counted(input, part, counts).Share(number, share, whole),
            LevelRule => Counted(input, part, counts).Level(number, part.Cases[chosen].Code),
            CheckRule => part.Cases.Index().Aggregate(Counted(input, part, counts), (read, one) => read.Has(one.Item.Code, counts[part.Zeroes.Count + one.Index] > 5)),
            RankRule => Counted(input, part, counts).Rank(number, rank),
            _ => Counted(input, part, counts),
        };

    private static ItemInput Counted(ItemInput input, PartRule part, int[] counts) =>
        part.Codes.Index().Where(code => part is OccurrenceRule or DeductionRule || code.Index < part.Zeroes.Count)
            .Aggregate(input, (read, code) => read.Count(code.Item, counts[code.Index] - (code.Index < part.Zeroes.Count ? Math.Min(counts[code.Index], 9) : 0)));

    private static Gen<Points> PointsTo(int hundredths) => Gen.Choose(1, hundredths).Select(number => new Points(number));

    private static Gen<IReadOnlyList<T>> Some<T>(Gen<T> one, int most) => Gen.Choose(1, most).SelectMany(count => one.ArrayOf(count)).Select(all => (IReadOnlyList<T>)all);

    private static Gen<T?> Maybe<T>(Gen<T> one)
        where T : struct => Gen.OneOf(Gen.Constant<T?>(null), one.Select(value => (T?)value));
}
