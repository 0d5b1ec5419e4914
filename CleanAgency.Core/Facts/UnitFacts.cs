using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Facts;

/// <summary>The sheet of one unit: what is known about it in a round, and what the scheme asks for and nobody has entered.</summary>
/// <param name="RoundId">Null: the current round.</param>
[Needs(Permission.SeeFacts)]
public sealed record UnitFacts(Guid UnitId, Guid? RoundId = null) : Query<UnitFacts.Answer>, IAbout<SupervisedUnit>, IAmong<UnitFact>
{
    Guid IAbout<SupervisedUnit>.RowId => UnitId;

    public sealed record Line(
        Guid Id, int Version, string Name, FactContent Content, FactStand Stand, string? StandBy, DateTime? StandAt, string? Dispute, string? Answer);

    /// <param name="Own">It is the reader's own unit: he may confirm and dispute.</param>
    public sealed record Answer(
        string Unit, string UnitCode, FactList.RoundChoice? Round, IReadOnlyList<FactList.RoundChoice> Rounds, IReadOnlyList<Line> Lines, IReadOnlyList<string> Missing, bool Own);
}

internal sealed class UnitFactsHandler(Rows<UnitFact> rows, IAppDb db, Actor actor, Clock clock) : IRequestHandler<UnitFacts, UnitFacts.Answer>
{
    public async Task<UnitFacts.Answer> Handle(UnitFacts query, CancellationToken ct)
    {
        var unit = await db.Set<SupervisedUnit>().AsNoTracking().FindOrRefuse(query.UnitId, ct);
        var rounds = await db.Set<Round>().AsNoTracking().CurrentFirst(clock.Today).ToListAsync(ct);
        var round = rounds.FirstOrDefault(r => r.Id == query.RoundId) ?? rounds.FirstOrDefault();
        var facts = await rows.Visible.AsNoTracking().Where(f => round != null && f.RoundId == round.Id && f.UnitId == unit.Id).ToListAsync(ct);
        // In the order in which the scheme asks for them; what it does not ask for comes last.
        List<string> asked = round is null ? [] : [.. await db.FactsAskedBy(round, ct)];
        var missing = asked.Except(facts.Select(f => f.Name));
        return new(
            unit.Name, unit.Code, round is null ? null : Choice(round), [.. rounds.Select(Choice)],
            [.. facts.OrderBy(f => (uint)asked.IndexOf(f.Name)).ThenBy(f => f.Name, StringComparer.Ordinal).Select(f => new UnitFacts.Line(f.Id, f.Version, f.Name, f.Content, f.Stand, f.StandBy, f.StandAt, f.Dispute, f.Answer))],
            [.. missing], actor.Has(Permission.AnswerFacts) && actor.UnitId == unit.Id);
    }

    private static FactList.RoundChoice Choice(Round round) => new(round.Id, round.Code, round.Name);
}
