using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Rounds;

/// <summary>Every unit by category, and whether it is in the round; why not, where it cannot be.</summary>
[Needs(Permission.SeeRounds)]
public sealed record ScopeChoices(Guid RoundId) : Query<IReadOnlyList<ScopeChoices.Category>>, IAbout<Round>
{
    Guid IAbout<Round>.RowId => RoundId;

    public sealed record Category(string Name, IReadOnlyList<Choice> Units)
    {
        public int In => Units.Count(u => u.In);
    }

    public sealed record Choice(Guid Id, string Code, string Name, int Headcount, bool In, string? WhyNot);
}

internal sealed class ScopeChoicesHandler(IAppDb db) : IRequestHandler<ScopeChoices, IReadOnlyList<ScopeChoices.Category>>
{
    public async Task<IReadOnlyList<ScopeChoices.Category>> Handle(ScopeChoices query, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().Include(r => r.Units).FindOrRefuse(query.RoundId, ct);
        var category = round.Units.ToDictionary(u => u.UnitId, u => u.Category);
        // Stations go with the unit above them; to list them here would only make the list long.
        var units = await db.Set<SupervisedUnit>().AsNoTracking().Where(u => u.ParentId == null).OrderBy(u => u.Sequence).ThenBy(u => u.Code).ToListAsync(ct);
        return
        [
            .. units.GroupBy(u => category.GetValueOrDefault(u.Id, u.Category)).Select(group => new ScopeChoices.Category(group.Key,
                [.. group.Select(u => new ScopeChoices.Choice(u.Id, u.Code, u.Name, u.Headcount, category.ContainsKey(u.Id), round.WhyNotIn(u) is { } no ? RuleTexts.Say(no) : null))])),
        ];
    }
}
