using CleanAgency.Core.Access;

namespace CleanAgency.Core.Units;

/// <summary>A liaison sees the own unit and what is below it; who looks after the whole district sees every unit.</summary>
internal sealed class UnitRows : RowRule<SupervisedUnit>
{
    public override IQueryable<SupervisedUnit> Narrow(IQueryable<SupervisedUnit> rows, Actor actor) =>
        actor.Has(Permission.SeeEveryUnit) ? rows : rows.Where(unit => unit.Id == actor.UnitId || unit.ParentId == actor.UnitId);
}
