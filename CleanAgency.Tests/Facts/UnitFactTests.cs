using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using Xunit;

namespace CleanAgency.Tests.Facts;

public sealed class UnitFactTests
{
    private static readonly Guid Own = Guid.NewGuid();
    private static readonly FactContent Content = new(26, 28, "签订名册", new(2026, 6, 30));
    private static readonly DateTime Now = new(2026, 11, 20, 1, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(-1, null, "签订名册", "Facts.NumberForm")]
    [InlineData(1, -1, "签订名册", "Facts.NumberForm")]
    [InlineData(3, 2, "签订名册", "Facts.MoreThanWhole")]
    [InlineData(3, 4, " ", "Facts.SourceForm")]
    public void What_cannot_be_is_refused(long value, int? whole, string source, string code) =>
        Assert.Equal(code, Assert.Throws<RuleBroken>(() => Fact().Take(new(value, whole, source, new(2026, 6, 30)))).Code);

    [Fact]
    public void Nobody_of_nobody_is_a_share() => Assert.Equal("0/0", (Content with { Value = 0, Whole = 0 }).Checked().Said);

    [Fact]
    public void A_day_that_has_not_come_is_refused() =>
        Assert.Equal("Facts.AsOfAhead", Assert.Throws<RuleBroken>(() => Content.CheckedOn(new(2026, 6, 29))).Code);

    [Fact]
    public void A_corrected_fact_has_to_be_confirmed_anew()
    {
        var fact = Fact();
        fact.Confirm(Content, Own, "程示文", Now);
        fact.Correct(Content with { Value = 27 }, fact.Version);
        Assert.Equal((FactStand.Open, null), (fact.Stand, fact.StandBy));
    }

    [Fact]
    public void The_same_content_from_an_import_leaves_the_word_of_the_unit()
    {
        var fact = Fact();
        fact.Confirm(Content, Own, "程示文", Now);
        fact.Take(Content);
        Assert.Equal(FactStand.Confirmed, fact.Stand);
    }

    [Fact]
    public void What_changed_since_it_was_seen_is_not_replaced() =>
        Assert.Equal("Facts.ChangedSince", Assert.Throws<RuleBroken>(() => Fact().Correct(Content with { Value = 27 }, 0)).Code);

    [Fact]
    public void Nobody_speaks_for_another_unit()
    {
        Assert.Equal("Facts.OwnUnitOnly", Assert.Throws<RuleBroken>(() => Fact().Confirm(Content, Guid.NewGuid(), "程示文", Now)).Code);
        Assert.Equal("Facts.OwnUnitOnly", Assert.Throws<RuleBroken>(() => Fact().DisputeFor("应为27人", Content, null, "程示文", Now)).Code);
    }

    [Fact]
    public void Only_a_disputed_fact_is_kept_against_the_unit()
    {
        var fact = Fact();
        Assert.Equal("Facts.NotDisputed", Assert.Throws<RuleBroken>(() => fact.Uphold("已核对名册", "沈示和", Now)).Code);
        fact.DisputeFor("应为27人，一人调出", Content, Own, "程示文", Now);
        fact.Uphold("名册截至当日", "沈示和", Now);
        Assert.Equal((FactStand.Upheld, "应为27人，一人调出", "名册截至当日"), (fact.Stand, fact.Dispute, fact.Answer));
    }

    private static UnitFact Fact() => new(Guid.NewGuid(), Own, "承诺签订", Content);
}
