using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups.Assigning;
using CleanAgency.Core.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Plans;

/// <summary>Why no plan is possible as things stand: rules of which none can be spared, and what would resolve it. Null: a plan exists.</summary>
[Needs(Permission.PlanRounds)]
public sealed record NoPlanReasons(Guid RoundId) : Query<NoPlanReasons.Answer?>, IAbout<Round>
{
    Guid IAbout<Round>.RowId => RoundId;

    /// <param name="Room">How many units all groups together take, where nothing but room is short: then it is no single units' fault, and none are named.</param>
    public sealed record Answer(int Unplaced, Shortage? Room, IReadOnlyList<string> Units, IReadOnlyList<string> Rules, IReadOnlyList<Way> Ways);

    public sealed record Shortage(int Places, int Units);

    /// <param name="Suffices">Done alone, a plan exists.</param>
    public sealed record Way(string Words, bool Suffices);
}

internal sealed class NoPlanReasonsHandler(IAppDb db, Actor actor) : IRequestHandler<NoPlanReasons, NoPlanReasons.Answer?>
{
    public async Task<NoPlanReasons.Answer?> Handle(NoPlanReasons query, CancellationToken ct)
    {
        var round = await db.RoundForPlan(query.RoundId, ct);
        var plan = await db.Set<AssignmentPlan>().AsNoTracking().Include(p => p.Seats).CurrentFirst(round.Id).FirstOrDefaultAsync(ct);
        var at = await db.ProblemOf(round, plan, ct);
        if (WhyNoPlan.Find(at.Problem) is not { } why)
        {
            return null;
        }

        var words = await db.WordsOf(at, actor, ct);
        var room = why.Rules.All(rule => rule is CapacityRule) && why.Units.Count > 1 ? new NoPlanReasons.Shortage(at.Problem.Capacity.Sum(), at.Problem.Units.Count) : null;
        return new(why.Unplaced, room is { } little && little.Places < little.Units ? room : null, [.. why.Units.Select(u => words.Unit(u).Brief)], [.. why.Rules.Select(words.Say)], [.. why.Remedies.Select(r => new NoPlanReasons.Way(words.Say(r), r.Suffices))]);
    }
}
