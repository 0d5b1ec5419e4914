using CleanAgency.Core.Access;

namespace CleanAgency.Core.Facts;

/// <summary>A liaison sees what is said about the own unit; who looks after the whole district sees every unit's.</summary>
internal sealed class FactRows : RowRule<UnitFact>
{
    public override IQueryable<UnitFact> Narrow(IQueryable<UnitFact> rows, Actor actor) =>
        actor.Has(Permission.SeeEveryUnit) ? rows : rows.Where(fact => fact.UnitId == actor.UnitId);
}
