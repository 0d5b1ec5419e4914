using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Units;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Schemes;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Tests.Benchmarks;

/// <summary>Rounds of thousands of units on SQLite. A tap each would take hours; what a tap leaves behind is a row.</summary>
internal static class BigRound
{
    private static readonly string Why = ExplanationJson.Write(DemoScheme.Rules["C3"].Evaluate(DemoScheme.Looked(DemoScheme.Rules["C3"], ItemInput.Empty.Count("C3.1.1", 2).Count("C3.1.2", 1))).Explanation);

    public static Task<List<Guid>> Units(Agency agency, int count) => agency.Do(async (AppDb db) =>
    {
        List<SupervisedUnit> units = [.. Enumerable.Range(1, count).Select(n => new SupervisedUnit(
            $"B{n:D4}", Office.Profile($"区第{n}街道办事处", n % 4 == 0 ? "党群综合类" : "经济发展类") with { Sequence = 100 + n, Leader = "程示文", Area = "临江片" }, null, "程示文", DateTime.UtcNow))];
        db.AddRange(units);
        await db.SaveChangesAsync();
        return units.Select(unit => unit.Id).ToList();
    });

    /// <summary>Every card is scored, and was sent to its unit two months ago.</summary>
    public static async Task<Guid> Scored(Agency agency, int n, Guid scheme, IReadOnlyList<Guid> units)
    {
        var coordinator = agency.As("coordinator");
        var round = await coordinator.Send(new PlanRound($"B{n}", Office.Period, CopyLast: false));
        var group = await coordinator.Send(new FormGroup(round, 1, "第1组", agency.Unit("U02"), 8, agency.Person("inspector")));
        await coordinator.Send(new EditRound(round, RoundField.Scheme, scheme.ToString(), int.MaxValue));
        await coordinator.Send(new ChooseScope(round, [.. units], In: true));
        await coordinator.Send(new StartGrouping(round));
        await agency.Do(async (AppDb db) =>
        {
            db.AddRange(units.Select(unit => Sent(new(round, unit, group, second: false, "街道办事处 第1组"))));
            await db.SaveChangesAsync();
            return await db.Set<Round>().Where(r => r.Id == round).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RoundState.Announced).SetProperty(r => r.AnnouncedAt, DateTime.UtcNow));
        });
        await agency.Sql($"""
            insert into ItemScores (Id, CardId, ItemId, Code, Strokes, State, Points, StoredWhy, TouchedAt, Version)
            select upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-7' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
                card.Id, item.Id, item.Code, 1, 'Scored', max(10, item.Max - abs(random() % (item.Max / 4 + 1))), '{Why.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)}', '2026-06-01 08:00:00', 1
            from Scorecards card, Indicators item where card.RoundId = '{round.ToString().ToUpperInvariant()}' and item.SchemeId = '{scheme.ToString().ToUpperInvariant()}'
            """);
        return round;
    }

    /// <summary>The days for objections have passed over every card.</summary>
    public static async Task<Guid> Locked(Agency agency, int n, Guid scheme, IReadOnlyList<Guid> units)
    {
        var round = await Scored(agency, n, scheme, units);
        await agency.Machine(Permission.RunJobs).Send(new LockSilentCards());
        return round;
    }

    private static Scorecard Sent(Scorecard card)
    {
        var at = DateTime.UtcNow.AddDays(-60);
        card.TakeToDeliberation(at);
        card.BeSigned(at);
        card.SendToUnit(at);
        return card;
    }
}
