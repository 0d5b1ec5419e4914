using CleanAgency.Core.Reports;
using CleanAgency.Core.Results;
using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Reports;

/// <summary>Workbooks of a published version, before a card of it is corrected and afterwards; and what a card says its unit came to.</summary>
public sealed class FrozenBookTests : IAsyncLifetime
{
    private const string Order = "澄机工发〔2026〕20号";
    private Agency agency = null!;
    private BookDesk desk = null!;

    public async Task InitializeAsync() => desk = await BookDesk.In(agency = await Agency.District());

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task What_is_frozen_is_the_same_bytes_after_a_correction_and_what_is_not_is_not_handed_out_as_that_version()
    {
        BookKind[] kinds = [BookKind.Summary, BookKind.Matrix, BookKind.Scale, BookKind.Rounds];
        List<byte[]> before = [];
        foreach (var kind in kinds)
        {
            before.Add(await Bytes(kind));
        }

        await Correct("U02");
        foreach (var (place, kind) in kinds.Index())
        {
            Assert.Equal(before[place], await Bytes(kind));
        }

        Assert.Equal("Reports.CardsSince", await desk.Refused("coordinator", BookKind.UnitCards, "R2", version: 1));
        Assert.Equal("Reports.CardsSince", await desk.Refused("coordinator", BookKind.UnitCard, "R2", "U02", 1));
        var cards = CellsOf.All(await desk.Bytes("coordinator", await desk.Compiled("coordinator", BookKind.UnitCard, "R2", "U02"))).Values;
        Assert.Contains(cards, said => said.StartsWith("结果（第1版，", StringComparison.Ordinal) && said.EndsWith("此后本卡已更正）", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_it_is_compared_with_is_what_was_published_when_it_was_frozen()
    {
        var round = await DecidedRound.Of(agency);
        Assert.Equal("R1", (await round.Table()).Before);
        await agency.Do((AppDb db) => db.Set<RoundResult>().Where(result => result.RoundCode == "R1").ExecuteUpdateAsync(set => set.SetProperty(
            result => result.PublishedAt, result => db.Set<RoundResult>().Where(later => later.RoundCode == "R2").Max(later => later.PublishedAt))));
        Assert.Null((await round.Table()).Before);
        Assert.Equal("R1", (await (await round.Calibrated()).Table()).Before);
    }

    [Fact]
    public async Task A_card_says_what_its_unit_came_to_and_the_rank_as_far_as_the_policy_shows_it()
    {
        var row = await (await DecidedRound.Of(agency)).Row("U41");
        var said = await Said("u41");
        Assert.Contains(row.Grade!, said);
        Assert.Contains(said, one => one.Contains($"四舍五入为{row.Score:0.00}分", StringComparison.Ordinal));
        Assert.Contains("类内排名", said);
        await agency.Sql("""update "RoundResults" set "ShownRank" = 'None'""");
        Assert.DoesNotContain("类内排名", await Said("u41"));
        Assert.Contains("类内排名", await Said("coordinator"));
    }

    [Fact]
    public async Task A_veto_is_on_the_card_with_its_effect()
    {
        var said = CellsOf.All(await desk.Bytes("u20", await desk.Compiled("u20", BookKind.UnitCard, "R2", "U20"))).Values;
        Assert.Contains(said, one => one.Contains("等次不高于一般", StringComparison.Ordinal) || one.Contains("等次定为一般", StringComparison.Ordinal));
    }

    private async Task<IEnumerable<string>> Said(string account) => CellsOf.All(await desk.Bytes(account, await desk.Compiled(account, BookKind.UnitCard, "R2", "U41"))).Values;

    private async Task<byte[]> Bytes(BookKind kind) => await desk.Bytes("coordinator", await desk.Compiled("coordinator", kind, "R2", version: 1));

    private async Task Correct(string unit)
    {
        var round = await DecidedRound.Of(agency);
        foreach (var card in (await round.Coordinator.Send(new CardList(round.Id)))!.Rows.Where(row => row.Code == unit))
        {
            var item = (await round.Coordinator.Send(new ReadCard(card.Id))).Scheme!.Areas[0].Items[0].Id;
            await round.Coordinator.Send(new StartCorrection(card.Id, [item], Order, "评分依据需要更正"));
        }
    }
}
