using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Tests.Fixtures;

/// <summary>The second round of the demo district, whose cards are all locked: decided as the story has it, or opened again before anybody has totalled it.</summary>
public sealed class DecidedRound(Agency agency, Guid id)
{
    public const string Number = "澄机工发〔2026〕17号";

    public Guid Id => id;

    public Sender Coordinator => agency.As("coordinator");

    /// <summary>Serves in U05.</summary>
    public Sender Leader => agency.As("leader");

    public Sender Inspector => agency.As("p06");

    public Sender Auditor => agency.As("auditor");

    public static async Task<DecidedRound> Of(Agency agency, string code = "R2") => new(agency, (await agency.As("coordinator").Send(new RoundList())).Rows.Single(row => row.Code == code).Id);

    /// <summary>As it was when the last card was locked.</summary>
    public async Task<DecidedRound> Untotalled()
    {
        foreach (var table in new[] { "ResultLines", "ResultDecisions", "CommittedCards" })
        {
            await agency.Sql($"""delete from "{table}" where "ResultId" in (select "Id" from "RoundResults" where "RoundId" in (select "Id" from "Rounds" where "Code" = 'R2'))""");
        }

        await agency.Sql("""delete from "RoundResults" where "RoundId" in (select "Id" from "Rounds" where "Code" = 'R2')""");
        await agency.Sql("""update "Rounds" set "State" = 'Announced' where "Code" = 'R2'""");
        return this;
    }

    /// <summary>As if a unit had been sent its card at this moment, and had not answered yet.</summary>
    public async Task<DecidedRound> Awaiting(string unit, DateTime at)
    {
        var card = await Card(unit);
        await agency.Do((AppDb db) => db.Set<Scorecard>().Where(c => c.Id == card).ExecuteUpdateAsync(c => c
            .SetProperty(x => x.Stage, CardStage.AwaitingUnit).SetProperty(x => x.StageAt, at).SetProperty(x => x.SentAt, at).SetProperty(x => x.LockedAt, (DateTime?)null).SetProperty(x => x.Seal, (string?)null)));
        return this;
    }

    /// <summary>Another line in the frozen policy of the round.</summary>
    public async Task<DecidedRound> Policy(string from, string to)
    {
        var changed = await agency.Do(async (AppDb db) =>
        {
            var round = await db.Set<Round>().SingleAsync(r => r.Id == Id);
            db.Entry(round).Property(r => r.Policy).CurrentValue = RoundPolicy.FromJson(round.Policy!.ToJson().Replace(from, to, StringComparison.Ordinal));
            return await db.SaveChangesAsync();
        });
        Xunit.Assert.Equal(1, changed);
        return this;
    }

    public async Task<DecidedRound> Totalled()
    {
        await (await Untotalled()).Coordinator.Send(new TotalRound(Id));
        return this;
    }

    public async Task<DecidedRound> Calibrated(params IReadOnlyList<GroupShift> shifts)
    {
        await Totalled();
        await Leader.Send(new DecideScale(Id, shifts, Number, "双评单位少，证据不足"));
        return this;
    }

    public async Task<DecidedRound> Approved()
    {
        await Calibrated();
        await Approve();
        return this;
    }

    public async Task Approve() => await Leader.Send(new ApproveResult(Id, (await Table()).Fingerprint, Number));

    public async Task<DecidedRound> Published()
    {
        await Approved();
        await Coordinator.Send(new PublishResult(Id, Number));
        return this;
    }

    public Task<ResultTable.Answer> Table(int? version = null) => Coordinator.Send(new ResultTable(Id, version));

    public async Task<ResultTable.Row> Row(string unit, int? version = null) => (await Table(version)).Rows.Single(row => row.Code == unit);

    public async Task<ResultBoard.Answer> Board(int? version = null) => (await Coordinator.Send(new ResultBoard(Id, version)))!;

    public async Task<Guid> Card(string unit) => (await Coordinator.Send(new CardList(Id)))!.Rows.First(row => row.Code == unit && !row.Second).Id;

    public Task<Guid> Group(int number) => agency.Do(async (AppDb db) => await db.Set<Core.Groups.SupervisionGroup>().Where(g => g.RoundId == Id && g.Number == number).Select(g => g.Id).SingleAsync());

    /// <summary>As if these units had been found without fault: their cards say it, and the days for objections pass over them once more.</summary>
    public async Task Faultless(params IReadOnlyList<string> units)
    {
        List<Guid> ids = [.. units.Select(agency.Unit)];
        await agency.Do(async (AppDb db) =>
        {
            var cards = db.Set<Scorecard>().Where(c => c.RoundId == Id && ids.Contains(c.UnitId));
            await db.Set<ItemScore>().Where(s => cards.Any(c => c.Id == s.CardId) && s.State == ItemState.Scored)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.Points, x => db.Set<Indicator>().Where(i => i.Id == x.ItemId).Select(i => (Points?)i.Max).First()));
            return await cards.ExecuteUpdateAsync(c => c.SetProperty(x => x.Stage, CardStage.AwaitingUnit));
        });
        await agency.Machine(Permission.RunJobs).Send(new LockSilentCards());
    }
}
