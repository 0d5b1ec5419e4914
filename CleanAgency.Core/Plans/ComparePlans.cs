using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups.Assigning;
using CleanAgency.Core.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Plans;

/// <summary>Two versions of one round side by side: which units stand elsewhere, and what that does to the numbers. Both are priced by the weights of the later one.</summary>
[Needs(Permission.SeeRounds)]
public sealed record ComparePlans(Guid PlanId, Guid WithId) : Query<ComparePlans.Answer>, IAbout<AssignmentPlan>
{
    Guid IAbout<AssignmentPlan>.RowId => PlanId;

    public sealed record Answer(int Number, int With, IReadOnlyList<Moved> Moved, IReadOnlyList<Second> SecondGone, IReadOnlyList<Second> SecondNew, Side Before, Side After);

    public sealed record Moved(UnitName Unit, string? From, string? To);

    public sealed record Second(UnitName Unit, string Group);

    public sealed record Side(int Placed, int Broken, int HeadSpread, int MutualPairs, int CategoryDeviation, int Repeats, int Anchors, long Cost);
}

internal sealed class ComparePlansHandler(Rows<AssignmentPlan> plans, IAppDb db, Actor actor) : IRequestHandler<ComparePlans, ComparePlans.Answer>
{
    public async Task<ComparePlans.Answer> Handle(ComparePlans query, CancellationToken ct)
    {
        var plan = await plans.Visible.AsNoTracking().Include(p => p.Seats).FindOrRefuse(query.PlanId, ct);
        var with = await plans.Visible.AsNoTracking().Include(p => p.Seats).Where(p => p.RoundId == plan.RoundId).FindOrRefuse(query.WithId, ct);
        var at = await db.ProblemOf(await db.Set<Round>().AsNoTracking().FindOrRefuse(plan.RoundId, ct), plan, ct);
        var words = await db.WordsOf(at, actor, ct);
        var found = PlanComparison.Of(at.Problem, with.Allotment, plan.Allotment);
        return new(
            plan.Number,
            with.Number,
            [.. found.Moved.Select(m => new ComparePlans.Moved(words.Unit(m.Unit), Group(m.From), Group(m.To)))],
            Named(found.AnchorsGone),
            Named(found.AnchorsNew),
            Side(found.Before, with.Allotment),
            Side(found.After, plan.Allotment));

        string? Group(Guid? id) => id is { } group ? words.Group(group) : null;
        List<ComparePlans.Second> Named(IEnumerable<Anchor> anchors) => [.. anchors.Select(a => new ComparePlans.Second(words.Unit(a.Unit), words.Group(a.SecondGroup)))];
    }

    private static ComparePlans.Side Side(PlanMeasures m, Allotment plan) =>
        new(m.Placed, m.Broken.Count, m.Goals.HeadSpread, m.Goals.MutualPairs, m.Goals.CategoryDeviation, m.Goals.Repeats, plan.Anchors.Count, m.Cost);
}
