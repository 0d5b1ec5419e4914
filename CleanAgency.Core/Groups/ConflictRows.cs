using CleanAgency.Core.Access;

namespace CleanAgency.Core.Groups;

/// <summary>Everybody sees his own; who prepares or leads the supervision sees that there is one. What is confided is another question.</summary>
internal sealed class ConflictRows : RowRule<Conflict>
{
    public override IQueryable<Conflict> Narrow(IQueryable<Conflict> rows, Actor actor) =>
        actor.Has(Permission.SeeRounds) ? rows : rows.Where(conflict => conflict.PersonId == actor.Id);
}
