using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Units;

[Needs(Permission.SeeUnits)]
public sealed record UnitCard(Guid UnitId) : Query<UnitCard.Card>, IAbout<SupervisedUnit>
{
    Guid IAbout<SupervisedUnit>.RowId => UnitId;

    public sealed record Below(Guid Id, string Code, string Name);

    public sealed record Card(
        Guid Id, int Version, string Code, UnitProfile Profile, IReadOnlyDictionary<string, FieldMark> Marks, Below? Parent, IReadOnlyList<Below> Stations, IReadOnlyList<string> Categories);
}

internal sealed class UnitCardHandler(Rows<SupervisedUnit> rows, IAppDb db) : IRequestHandler<UnitCard, UnitCard.Card>
{
    public async Task<UnitCard.Card> Handle(UnitCard query, CancellationToken ct)
    {
        var unit = await rows.Visible.AsNoTracking().FindOrRefuse(query.UnitId, ct);
        // By id, not by row rule: a station's liaison may read the name of the agency above him.
        var parent = await db.Set<SupervisedUnit>().Where(u => u.Id == unit.ParentId).Select(u => new UnitCard.Below(u.Id, u.Code, u.Name)).SingleOrDefaultAsync(ct);
        var below = await rows.Visible.Where(u => u.ParentId == unit.Id).OrderBy(u => u.Sequence).ThenBy(u => u.Code)
            .Select(u => new UnitCard.Below(u.Id, u.Code, u.Name)).ToListAsync(ct);
        var categories = await rows.Visible.Select(u => u.Category).Distinct().OrderBy(c => c).ToListAsync(ct);
        return new(unit.Id, unit.Version, unit.Code, unit.Profile, unit.Marks.All, parent, below, categories);
    }
}
