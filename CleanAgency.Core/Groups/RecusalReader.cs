using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

/// <summary>Reads what the rule of recusal needs, for a round as it stands at this moment.</summary>
internal static class RecusalReader
{
    /// <summary>Of everybody who is in a group of the round now.</summary>
    public static async Task<GroupRecusals> RecusalsOfGroups(this IAppDb db, Round round, CancellationToken ct)
    {
        var groupOf = await db.MembersNow(round.Id).ToDictionaryAsync(m => m.PersonId, m => m.GroupId, ct);
        return new(await db.RecusalsOf(round, groupOf.Keys, ct), groupOf);
    }

    public static async Task<IReadOnlyList<Recusal>> RecusalsOf(this IAppDb db, Round round, IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var postings = await (
            from posting in db.Set<Posting>()
            join unit in db.Set<SupervisedUnit>() on posting.UnitId equals unit.Id
            where people.Contains(posting.PersonId)
            select new Served(posting.PersonId, posting.UnitId, unit.ParentId, posting.From, posting.Until)).ToListAsync(ct);
        var stated = await db.Set<Conflict>().AsNoTracking().Where(c => people.Contains(c.PersonId)).ToListAsync(ct);
        return RecusalRule.Of(RecusalTerm.Of(round, await db.PolicyOf(round, ct)), postings, stated);
    }

    public static IQueryable<GroupMember> MembersNow(this IAppDb db, Guid roundId) =>
        db.Set<SupervisionGroup>().Where(g => g.RoundId == roundId).SelectMany(g => g.Members).Where(m => m.Until == null);
}
