using CleanAgency.Core.Notices;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Facts;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Sheets;
using Xunit;

namespace CleanAgency.Tests.Facts;

[SpokenInChinese]
public sealed class AnswerFactTests
{
    [Fact]
    public async Task A_dispute_waits_for_the_coordinator_and_goes_when_he_answers()
    {
        await using var agency = new Agency();
        var fact = await Office.Fact(agency, "U01");
        Assert.Equal(1, await Waits(agency, "u01", NoticeKind.FactsToConfirm));
        Assert.Equal("Access.Form", await agency.As("u01").Refused(new DisputeFact(fact, "不对", Office.FactContent)));
        await agency.As("u01").Send(new DisputeFact(fact, "应为27人，一人上月补签", Office.FactContent));
        Assert.Equal((0, 1), (await Waits(agency, "u01", NoticeKind.FactsToConfirm), await Waits(agency, "coordinator", NoticeKind.FactsDisputed)));
        await agency.As("coordinator").Send(new UpholdFact(fact, "名册截至6月30日，补签在后"));
        Assert.Equal(0, await Waits(agency, "coordinator", NoticeKind.FactsDisputed));
        var line = Assert.Single((await agency.As("u01").Send(new UnitFacts(agency.Unit("U01")))).Lines);
        Assert.Equal((FactStand.Upheld, "名册截至6月30日，补签在后"), (line.Stand, line.Answer));
    }

    [Fact]
    public async Task A_correction_asks_the_unit_again()
    {
        await using var agency = new Agency();
        var fact = await Office.Fact(agency, "U01");
        await agency.As("u01").Send(new DisputeFact(fact, "应为27人，一人上月补签", Office.FactContent));
        var line = Assert.Single((await agency.As("coordinator").Send(new UnitFacts(agency.Unit("U01")))).Lines);
        await agency.As("coordinator").Send(new CorrectFact(fact, line.Content with { Value = 27 }, line.Version));
        Assert.Equal((1, 0), (await Waits(agency, "u01", NoticeKind.FactsToConfirm), await Waits(agency, "coordinator", NoticeKind.FactsDisputed)));
        Assert.Equal("Facts.ChangedSince", await agency.As("coordinator2").Refused(new CorrectFact(fact, line.Content with { Value = 25 }, line.Version)));
        // Who looked away meanwhile neither confirms, nor disputes, nor removes a number that he has not seen.
        Assert.Equal("Facts.ChangedSince", await agency.As("u01").Refused(new ConfirmFacts([new(fact, line.Content)])));
        Assert.Equal("Facts.ChangedSince", await agency.As("u01").Refused(new DisputeFact(fact, "应为27人", line.Content)));
        Assert.Equal("Facts.ChangedSince", await agency.As("coordinator2").Refused(new RemoveFact(fact, "录错了单位", line.Content)));
    }

    [Fact]
    public async Task A_fact_entered_by_mistake_goes_with_a_reason_though_it_was_confirmed_and_nobody_is_asked_about_it()
    {
        await using var agency = new Agency();
        var (open, confirmed) = (await Office.Fact(agency, "U01"), await Office.Fact(agency, "U01", "走访职责"));
        await agency.As("u01").Send(new ConfirmFacts([new(confirmed, Office.FactContent)]));
        Assert.Equal("Access.Form", await agency.As("coordinator").Refused(new RemoveFact(open, "错", Office.FactContent)));
        Assert.Equal("Access.NoRight", await agency.As("u01").Refused(new RemoveFact(open, "录错了单位", Office.FactContent)));
        await agency.As("coordinator").Send(new RemoveFact(open, "录错了单位", Office.FactContent));
        await agency.As("coordinator").Send(new RemoveFact(confirmed, "录错了单位，应为U02", Office.FactContent));
        Assert.Equal(0, await Waits(agency, "u01", NoticeKind.FactsToConfirm));
        Assert.Empty((await agency.As("coordinator").Send(new UnitFacts(agency.Unit("U01")))).Lines);
        Assert.Equal("Common.Gone", await agency.As("coordinator").Refused(new RemoveFact(open, "录错了单位", Office.FactContent)));
        var kept = await agency.Audit(nameof(RemoveFact));
        Assert.Equal(2, kept.Count(entry => entry.Result == AuditResult.Done && entry.Details.Contains("录错了单位", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_liaison_answers_for_the_own_unit_alone()
    {
        await using var agency = new Agency();
        var fact = await Office.Fact(agency, "U01");
        Assert.Equal("Access.ForeignRow", await agency.As("u02").Refused(new DisputeFact(fact, "应为27人", Office.FactContent)));
        Assert.Equal("Common.Gone", await agency.As("u02").Refused(new ConfirmFacts([new(fact, Office.FactContent)])));
        Assert.Equal("Access.NoRight", await agency.As("coordinator").Refused(new ConfirmFacts([new(fact, Office.FactContent)])));
        Assert.Equal("Access.NoRight", await agency.As("u01").Refused(new UpholdFact(fact, "已核对名册")));
    }

    [Fact]
    public async Task The_same_fact_is_not_entered_twice()
    {
        await using var agency = new Agency();
        await Office.Fact(agency, "U01");
        Assert.Equal("Facts.AlreadyThere", await agency.As("coordinator").Refused(
            new EnterFact(agency.Unit("U01"), await Office.Round(agency), "承诺签订", new(1, null, "签订名册", new(2026, 6, 30)))));
    }

    private static async Task<long> Waits(Agency agency, string account, NoticeKind kind) =>
        (await agency.As(account).Waits()).SingleOrDefault(item => item.Kind == kind)?.Count ?? 0;
}
