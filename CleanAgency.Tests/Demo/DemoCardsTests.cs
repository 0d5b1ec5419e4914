using CleanAgency.Core.Access;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Demo;

/// <summary>What the cards of the three rounds hold, as the story of the district has it.</summary>
public sealed class DemoCardsTests : IAsyncLifetime
{
    private Agency agency = null!;

    public async Task InitializeAsync() => agency = await Agency.District();

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task Of_the_running_round_32_cards_are_signed_or_further_and_six_not_begun()
    {
        // The timetable of the first night finds nothing that the story has forgotten.
        Assert.Equal(0, await agency.Machine(Permission.RunJobs).Send(new LockSilentCards()));
        var rows = await Cards("R3");
        var states = rows.CountBy(row => row.State).ToDictionary();
        Assert.Equal((7, 9, 6), (states[CardState.Deliberating], states[CardState.Scoring], states[CardState.NotStarted]));
        Assert.Equal((32, 54), (states[CardState.AwaitingUnit] + states[CardState.Locked], rows.Count));
        Assert.True(states[CardState.AwaitingUnit] > 0 && states[CardState.Locked] > 0);
        Assert.All(new[] { "U28", "U31", "U34" }, unit => Assert.Equal(CardState.NotStarted, rows.Single(row => row.Code == unit).State));
        Assert.Equal(39, (await Reports(rows)).Count(report => report.Total.Open == 0));
    }

    /// <summary>By the case that was found, or by the finding where the facts alone say it.</summary>
    [Theory]
    [InlineData("D2.1.2", 11)]
    [InlineData("C3.1.1", 7)]
    [InlineData("B1.1.2", 9)]
    [InlineData("D4.1.1", 6)]
    [InlineData("E1.1.6", 8)]
    [InlineData("D1.1.2", 5)]
    [InlineData("E2.2.1", 4)]
    public async Task Seven_problems_are_found_in_many_units(string code, int units)
    {
        var cards = (await Cards("R3")).ToDictionary(row => row.Id, row => row.Code);
        var found = (await All<Occurrence>()).Where(one => one.Code == code).Select(one => one.CardId)
            .Concat((await All<Claim>()).Where(one => one.Value == code).Select(one => one.CardId))
            .Concat((await All<Finding>()).Where(one => one.Clause.StartsWith(code, StringComparison.Ordinal)).Select(one => one.CardId));
        Assert.Equal(units, found.Where(cards.ContainsKey).Select(card => cards[card]).Distinct().Count());
    }

    [Theory]
    [InlineData("R2", 96)]
    [InlineData("R3", 41)]
    public async Task So_many_findings_are_to_be_put_right(string round, int findings) => Assert.Equal(findings, (await Of<Finding>(round)).Count);

    [Fact]
    public async Task What_was_late_once_is_late_again_in_every_round()
    {
        foreach (var round in new[] { "R1", "R2", "R3" })
        {
            var card = (await Cards(round)).Single(row => row is { Code: "U42", Second: false }).Id;
            Assert.Contains(await All<Finding>(), one => one.CardId == card && one.Clause.StartsWith("C3.1.1", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("R1")]
    [InlineData("R2")]
    [InlineData("R3")]
    public async Task Seven_of_ten_deductions_have_evidence_and_all_that_must(string round)
    {
        var items = await agency.Do((AppDb db) => db.Set<Indicator>().AsNoTracking().ToDictionaryAsync(one => one.Id));
        var deducted = (await Of<ItemScore>(round)).Where(one => one.Points < items[one.ItemId].Max).ToList();
        var shown = (await Of<AttachedFile>(round)).Select(one => (one.CardId, one.ItemId)).ToHashSet();
        Assert.All(deducted.Where(one => items[one.ItemId].EvidenceRequired), one => Assert.Contains((one.CardId, one.ItemId), shown));
        Assert.Equal(0.70, Math.Round(deducted.Count(one => shown.Contains((one.CardId, one.ItemId))) / (double)deducted.Count, 2));
    }

    [Fact]
    public async Task The_decided_round_had_six_objections_two_disputes_a_veto_and_a_faked_record()
    {
        Assert.Equal((4, 2), ((await Of<Objection>("R2")).Count(one => one.Outcome == ObjectionOutcome.Changed), (await Of<Objection>("R2")).Count(one => one.Outcome == ObjectionOutcome.Kept)));
        Assert.All(await Of<Objection>("R2"), one => Assert.True(one.Outcome == ObjectionOutcome.Changed ? one.After > one.Before : one.After == one.Before));
        Assert.All(await Of<Dispute>("R2"), one => Assert.NotNull(one.SettledAt));
        Assert.Equal(2, (await Of<Dispute>("R2")).Count);
        var cards = (await Cards("R2")).ToDictionary(row => row.Id, row => row.Code);
        var extras = await Of<ExtraProposal>("R2");
        Assert.All(extras, one => Assert.Equal(ExtraState.Accepted, one.State));
        Assert.Equal(["N6", "V1"], extras.Where(one => cards[one.CardId] == "U20").Select(one => one.Code).Order());
        Assert.Equal(["N2"], extras.Where(one => cards[one.CardId] != "U20").Select(one => one.Code));
    }

    [Theory]
    [InlineData("R1")]
    [InlineData("R2")]
    public async Task The_cards_of_the_rounds_before_are_locked(string round)
    {
        var rows = await Cards(round);
        Assert.Equal((48, 6), (rows.Count(row => !row.Second), rows.Count(row => row.Second)));
        Assert.All(rows, row => Assert.Equal(CardState.Locked, row.State));
    }

    private Task<List<T>> All<T>()
        where T : class => agency.Do((AppDb db) => db.Set<T>().AsNoTracking().ToListAsync());

    private async Task<List<T>> Of<T>(string round)
        where T : class
    {
        var cards = (await Cards(round)).Select(row => row.Id).ToHashSet();
        return [.. (await All<T>()).Where(one => cards.Contains((Guid)typeof(T).GetProperty("CardId")!.GetValue(one)!))];
    }

    private async Task<IReadOnlyList<CardList.Row>> Cards(string round)
    {
        var rounds = (await agency.As("coordinator").Send(new RoundList())).Rows;
        return (await agency.As("coordinator").Send(new CardList(rounds.Single(row => row.Code == round).Id)))!.Rows;
    }

    private async Task<List<CardReport>> Reports(IReadOnlyList<CardList.Row> rows)
    {
        List<CardReport> reports = [];
        foreach (var row in rows)
        {
            reports.Add(await agency.As("coordinator").Send(new ReadCardReport(row.Id)));
        }

        return reports;
    }
}
