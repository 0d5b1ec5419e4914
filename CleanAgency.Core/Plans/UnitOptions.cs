using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups.Assigning;
using CleanAgency.Core.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Table = CleanAgency.Core.Groups.Assigning.PlanBoard;

namespace CleanAgency.Core.Plans;

/// <summary>For one unit of a plan: what every group would mean, before anything is moved. Why not, at what cost, and by which exchange.</summary>
[Needs(Permission.SeeRounds)]
public sealed record UnitOptions(Guid PlanId, Guid UnitId) : Query<UnitOptions.Answer>, IAbout<AssignmentPlan>
{
    Guid IAbout<AssignmentPlan>.RowId => PlanId;

    public sealed record Answer(Guid UnitId, IReadOnlyList<Choice> Groups);

    /// <param name="Reasons">Every rule against it; empty: nothing is.</param>
    /// <param name="Recused">It has an interest in the unit, so it can not be its second group either.</param>
    /// <param name="Repeats">It is the group of the last round.</param>
    public sealed record Choice(Guid GroupId, bool IsCurrent, IReadOnlyList<string> Reasons, bool Full, bool Recused, bool Repeats, Change? Move, Change? Swap);

    /// <param name="Breaks">Rules that would be broken by it.</param>
    public sealed record Change(Guid? WithId, string? With, long Cost, string Words, IReadOnlyList<string> Breaks, int Mends);
}

internal sealed class UnitOptionsHandler(IAppDb db, Actor actor) : IRequestHandler<UnitOptions, UnitOptions.Answer>
{
    public async Task<UnitOptions.Answer> Handle(UnitOptions query, CancellationToken ct)
    {
        var (table, words) = await db.TableWith(query.PlanId, query.UnitId, actor, ct);
        return new(query.UnitId, [.. table.WhyNot(query.UnitId).Select(g => Named(g, query.UnitId, words))]);
    }

    private static UnitOptions.Choice Named(GroupAnswer answer, Guid unit, PlanWords words) => new(
        answer.Group,
        answer.IsCurrent,
        [.. answer.Rules.Where(r => r is not CapacityRule).SelectMany(r => r is ConflictRule ? words.Reasons(unit, answer.Group) : [words.Say(r)])],
        answer.Rules.Any(r => r is CapacityRule),
        answer.Rules.Any(r => r is ConflictRule),
        answer.Rules.Any(r => r is RepeatRule),
        answer.Move is null ? null : words.Named(answer.Move),
        answer.Swap is null ? null : words.Named(answer.Swap));
}

/// <summary>How to mend a unit that stands where a rule forbids it: the exchanges that change least, in order.</summary>
[Needs(Permission.PlanRounds)]
public sealed record MendOffers(Guid PlanId, Guid UnitId) : Query<IReadOnlyList<MendOffers.Offer>>, IAbout<AssignmentPlan>
{
    public const int Most = 3;

    Guid IAbout<AssignmentPlan>.RowId => PlanId;

    public sealed record Offer(Guid GroupId, string Group, UnitOptions.Change Change);
}

internal sealed class MendOffersHandler(IAppDb db, Actor actor) : IRequestHandler<MendOffers, IReadOnlyList<MendOffers.Offer>>
{
    public async Task<IReadOnlyList<MendOffers.Offer>> Handle(MendOffers query, CancellationToken ct)
    {
        var (table, words) = await db.TableWith(query.PlanId, query.UnitId, actor, ct);
        return [.. table.Offers(query.UnitId, MendOffers.Most).Select(o => new MendOffers.Offer(o.Group, words.Group(o.Group), words.Named(o)))];
    }
}

internal static class Tables
{
    /// <summary>The plan on the table, with the words for its reader. The unit must lie on it.</summary>
    public static async Task<(Table Table, PlanWords Words)> TableWith(this IAppDb db, Guid planId, Guid unitId, Actor reader, CancellationToken ct)
    {
        var plan = await db.Set<AssignmentPlan>().AsNoTracking().Include(p => p.Seats).FindOrRefuse(planId, ct);
        if (plan.Seats.All(s => s.UnitId != unitId))
        {
            throw new RuleBroken("Common.Gone");
        }

        var at = await db.ProblemOf(await db.Set<Round>().AsNoTracking().FindOrRefuse(plan.RoundId, ct), plan, ct);
        return (new(at.Problem, plan.Allotment), await db.WordsOf(at, reader, ct));
    }

    public static UnitOptions.Change Named(this PlanWords words, PlanChange change) =>
        new(change.With, change.With is { } with ? words.Unit(with).Brief : null, change.Cost, PlanWords.Say(change), [.. change.Breaks.Select(words.Say)], change.Mends.Count);
}
