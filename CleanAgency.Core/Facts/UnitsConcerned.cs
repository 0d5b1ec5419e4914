using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Units;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Facts;

/// <summary>For which units of the current round an item would be: what the editor of a scheme shows beside a condition.</summary>
[Needs(Permission.EditSchemes)]
public sealed record UnitsConcerned(string Condition) : Query<UnitsConcerned.Answer>, IAmong<SupervisedUnit>
{
    /// <param name="Round">Null: there is none with units yet.</param>
    /// <param name="Without">The names of those that it is not for.</param>
    /// <param name="Unknown">The names of those about which a fact is missing.</param>
    public sealed record Answer(string? Round, int Units, IReadOnlyList<string> Without, IReadOnlyList<string> Unknown)
    {
        public int Applies => Units - Without.Count - Unknown.Count;
    }
}

internal sealed class UnitsConcernedForm : AbstractValidator<UnitsConcerned>
{
    public UnitsConcernedForm() => RuleFor(q => q.Condition).NotEmpty().MaximumLength(IndicatorContent.LongText);
}

internal sealed class UnitsConcernedHandler(Rows<SupervisedUnit> rows, IAppDb db, Clock clock) : IRequestHandler<UnitsConcerned, UnitsConcerned.Answer>
{
    public async Task<UnitsConcerned.Answer> Handle(UnitsConcerned query, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().Where(r => r.Units.Any()).CurrentFirst(clock.Today).FirstOrDefaultAsync(ct);
        return round is null ? new(null, 0, [], []) : await Judged(Applicability.Parse(query.Condition), round, ct);
    }

    private async Task<UnitsConcerned.Answer> Judged(Applicability rule, Round round, CancellationToken ct)
    {
        var units = await rows.Visible.AsNoTracking().Where(u => db.Set<RoundUnit>().Any(scope => scope.RoundId == round.Id && scope.UnitId == u.Id)).OrderBy(u => u.Sequence).ToListAsync(ct);
        var known = await db.CircumstancesOf(round.Id, units, ct);
        var said = units.ToLookup(unit => rule.Judge(known[unit.Id]).Applies, unit => unit.Name);
        return new(round.Code, units.Count, [.. said[Applies.No]], [.. said[Applies.Unknown]]);
    }
}
