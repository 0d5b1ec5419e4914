using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;

namespace CleanAgency.Core.Visits;

/// <summary>Who prepares or leads sees every visit; a member those of the own group, also where it goes along; a liaison the one of the own unit. Before it is told it is nobody else's.</summary>
internal sealed class VisitRows(IAppDb db) : RowRule<Visit>
{
    public override IQueryable<Visit> Narrow(IQueryable<Visit> rows, Actor actor)
    {
        if (actor.Has(Permission.SeeRounds))
        {
            return rows;
        }

        var (own, me) = (actor.Has(Permission.AskOtherDate) ? actor.UnitId : null, actor.Id);
        var groups = db.Set<SupervisionGroup>().Where(g => g.Members.Any(m => m.PersonId == me && m.Until == null)).Select(g => g.Id);
        return rows.Where(v => v.ToldAt != null && (v.UnitId == own || groups.Contains(v.GroupId) || (v.SecondGroupId != null && groups.Contains(v.SecondGroupId.Value))));
    }
}
