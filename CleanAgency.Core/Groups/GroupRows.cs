using CleanAgency.Core.Access;

namespace CleanAgency.Core.Groups;

/// <summary>Who prepares or leads the supervision sees every group, an inspector only the one he is in.</summary>
internal sealed class GroupRows : RowRule<SupervisionGroup>
{
    public override IQueryable<SupervisionGroup> Narrow(IQueryable<SupervisionGroup> rows, Actor actor) =>
        actor.Has(Permission.SeeRounds) ? rows : rows.Where(group => group.Members.Any(m => m.PersonId == actor.Id && m.Until == null));
}
