using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>The three rounds so far, half a year each up to the demo day: planned, grouped and declared for in the weeks before.</summary>
internal sealed partial class DemoStory
{
    private readonly Dictionary<string, Guid> rounds = [];

    private DateOnly HalfYear => new(day.Year, day.Month <= 6 ? 1 : 7, 1);

    private IEnumerable<Chapter> Rounds(CancellationToken ct)
    {
        foreach (var (code, from) in new[] { ("R1", HalfYear.AddMonths(-12)), ("R2", HalfYear.AddMonths(-6)), ("R3", HalfYear) })
        {
            yield return new(from.AddDays(-40), () => Plan(code, from, ct));
            yield return new(from.AddDays(-30), () => Declare(code, ct));
            yield return new(from.AddDays(-20), () => Assign(code, ct));
        }
    }

    private async Task Plan(string code, DateOnly from, CancellationToken ct)
    {
        var name = $"{from.Year}年{(from.Month == 1 ? "上" : "下")}半年清廉机关建设督导";
        var round = rounds[code] = await As(First).Send(new PlanRound(code, new(name, from.Year, from, from.AddMonths(6).AddDays(-1)), CopyLast: rounds.Count > 0), ct);
        if (rounds.Count == 1)
        {
            await As(First).Send(new ChooseScope(round, [.. DemoTables.Units.Select(u => units[u.Code])], In: true), ct);
            foreach (var group in DemoTables.Inspectors.GroupBy(p => p.Group))
            {
                await Form(round, int.Parse(group.Key[1..], System.Globalization.CultureInfo.InvariantCulture), [.. group], ct);
            }
        }

        await As(First).Send(new EditRound(round, RoundField.Scheme, schemes[code].ToString(), int.MaxValue), ct);
        await As(First).Send(new StartGrouping(round), ct);
    }

    private async Task Form(Guid round, int number, IReadOnlyList<DemoInspector> members, CancellationToken ct)
    {
        var leader = members.Single(p => p.Post == "组长");
        var group = await As(First).Send(new FormGroup(round, number, $"第{number}组", units[leader.UnitCode], 8, people[leader.Account]), ct);
        foreach (var member in members.Where(p => p != leader))
        {
            await As(First).Send(new AddMember(group, people[member.Account], member.Post == "副组长" ? GroupPost.Deputy : GroupPost.Member, Liaison: member.Post.Contains("联络员", StringComparison.Ordinal)), ct);
        }
    }

    // Kin are named once; they stand on the form of every later round until somebody withdraws them.
    private async Task Declare(string code, CancellationToken ct)
    {
        foreach (var inspector in DemoTables.Inspectors)
        {
            foreach (var unit in rounds.Count == 1 ? inspector.KinUnits : [])
            {
                await As(inspector.Account).Send(new DeclareConflict(units[unit], new(ConflictKind.Kin, "配偶在该单位任职")), ct);
            }

            await As(inspector.Account).Send(new SignDeclaration(rounds[code], inspector.Name), ct);
        }
    }
}
