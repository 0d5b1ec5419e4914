using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Facts;

/// <param name="Round">Null: the current round.</param>
/// <param name="Search">A part of the unit's name, code or pinyin.</param>
public sealed record FactFilter(Guid? Round = null, string? Search = null, string? Name = null, FactStand? Stand = null);

[Needs(Permission.SeeFacts)]
public sealed record FactList(FactFilter Filter, int Page = 1, int Size = 50) : Query<FactList.Answer>, IAmong<UnitFact>
{
    public sealed record Row(Guid Id, Guid UnitId, string UnitCode, string Unit, string Name, long Value, long? Whole, string Source, DateOnly AsOf, FactStand Stand)
    {
        public FactContent Content => new(Value, Whole, Source, AsOf);
    }

    public sealed record RoundChoice(Guid Id, string Code, string Name);

    /// <param name="Round">Null: there is none yet.</param>
    /// <param name="Names">Of the whole round, for the filter.</param>
    public sealed record Answer(RoundChoice? Round, IReadOnlyList<RoundChoice> Rounds, IReadOnlyList<string> Names, Page<Row> Page);
}

internal sealed class FactListHandler(Rows<UnitFact> rows, IAppDb db, Clock clock) : IRequestHandler<FactList, FactList.Answer>
{
    public async Task<FactList.Answer> Handle(FactList query, CancellationToken ct)
    {
        var rounds = await db.Set<Round>().CurrentFirst(clock.Today).Select(r => new FactList.RoundChoice(r.Id, r.Code, r.Name)).ToListAsync(ct);
        var round = rounds.FirstOrDefault(r => r.Id == query.Filter.Round) ?? rounds.FirstOrDefault();
        var names = await rows.Visible.Where(f => round != null && f.RoundId == round.Id).Select(f => f.Name).Distinct().ToListAsync(ct);
        var page = await rows.Visible.Matching(query.Filter with { Round = round?.Id ?? Guid.Empty }, db)
            .Select(x => new FactList.Row(x.Fact.Id, x.Unit.Id, x.Unit.Code, x.Unit.Name, x.Fact.Name, x.Fact.Value, x.Fact.Whole, x.Fact.Source, x.Fact.AsOf, x.Fact.Stand))
            .ToPage(query.Page, query.Size, ct);
        return new(round, rounds, [.. names.Order(StringComparer.Ordinal)], page);
    }
}

internal static class FactMatching
{
    public sealed record Placed(UnitFact Fact, SupervisedUnit Unit);

    public static IQueryable<Placed> Matching(this IQueryable<UnitFact> facts, FactFilter filter, IAppDb db)
    {
        facts = facts.Where(f => f.RoundId == filter.Round);
        if (!string.IsNullOrEmpty(filter.Name))
        {
            facts = facts.Where(f => f.Name == filter.Name);
        }

        if (filter.Stand is { } stand)
        {
            facts = facts.Where(f => f.Stand == stand);
        }

        var placed = from fact in facts join unit in db.Set<SupervisedUnit>() on fact.UnitId equals unit.Id select new { fact, unit };
        if (SearchKey.Needle(filter.Search ?? "") is { Length: > 0 } needle)
        {
            placed = placed.Where(x => x.unit.SearchKey.Contains(needle));
        }

        return placed.OrderBy(x => x.unit.Sequence).ThenBy(x => x.unit.Code).ThenBy(x => x.fact.Name).Select(x => new Placed(x.fact, x.unit));
    }
}
