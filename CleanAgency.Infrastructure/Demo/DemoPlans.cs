using CleanAgency.Core.Groups;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Rounds;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>Which group scores which unit in the three rounds, as plans.csv says: drafted by hand, locked and published twenty days before.</summary>
internal sealed partial class DemoStory
{
    private async Task Assign(string code, CancellationToken ct)
    {
        var round = rounds[code];
        await As(First).Send(new EditRound(round, RoundField.Scheme, schemes[code].ToString(), int.MaxValue), ct);
        await As(First).Send(new StartGrouping(round), ct);
        var groups = (await As(First).Send(new GroupList(round), ct)).ToDictionary(g => $"G{g.Number}", g => g.Id);
        var places = DemoTables.Places(code);
        var plan = await As(First).Send(new DraftPlan(round), ct);
        await As(First).Send(new MoveUnits(plan, [.. places.Select(p => new UnitMove(units[p.Unit], null, groups[p.Group]))]), ct);
        foreach (var (unit, _, second) in places.Where(p => p.Second.Length > 0))
        {
            await As(First).Send(new ChooseSecondGroup(plan, units[unit], groups[second]), ct);
        }

        await As(First).Send(new LockPlan(plan), ct);
        await As(First).Send(new PublishPlan(plan), ct);
    }
}
