using CleanAgency.Core.Access;

namespace CleanAgency.Core.Jobs;

/// <summary>His own, and those that he might have asked for himself: two coordinators see one another's proposals under way. Who keeps the machinery running sees them all, never what they are about.</summary>
internal sealed class JobRows : RowRule<JobRequest>
{
    public override IQueryable<JobRequest> Narrow(IQueryable<JobRequest> rows, Actor actor)
    {
        if (actor.Has(Permission.ManageJobs))
        {
            return rows;
        }

        var rights = Enum.GetValues<Permission>().Where(actor.Has).ToList();
        return rows.Where(job => job.AskedById == actor.Id || rights.Contains(job.Right));
    }
}
