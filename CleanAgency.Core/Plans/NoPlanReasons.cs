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

    public sealed record Answer(int Unplaced, IReadOnlyList<string> Units, IReadOnlyList<string> Rules, IReadOnlyList<Way> Ways);

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
        return new(why.Unplaced, [.. why.Units.Select(u => words.Unit(u).Brief)], [.. why.Rules.Select(words.Say)], [.. why.Remedies.Select(r => new NoPlanReasons.Way(words.Say(r), r.Suffices))]);
    }
}
