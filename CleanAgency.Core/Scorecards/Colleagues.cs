using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>Who may take this tablet over: the others of the sender's group, by the names they sign in with.</summary>
[Needs(Permission.Score)]
public sealed record Colleagues : Query<IReadOnlyList<Colleagues.Row>>, IAmong<SupervisionGroup>
{
    public sealed record Row(string Account, string Name, GroupPost Post);
}

internal sealed class ColleaguesHandler(Rows<SupervisionGroup> rows, IAppDb db, Actor actor, Clock clock) : IRequestHandler<Colleagues, IReadOnlyList<Colleagues.Row>>
{
    public async Task<IReadOnlyList<Colleagues.Row>> Handle(Colleagues query, CancellationToken ct)
    {
        var round = (await db.CurrentRoundOrNone(clock.Today, ct))?.Id;
        var found = await (
            from grp in rows.Visible
            where grp.RoundId == round && grp.Members.Any(m => m.PersonId == actor.Id && m.Until == null)
            from member in grp.Members
            where member.Until == null && member.PersonId != actor.Id
            join person in db.Set<Person>() on member.PersonId equals person.Id
            where !person.Locked
            select new Colleagues.Row(person.Account, person.Name, member.Post)).ToListAsync(ct);
        // The database keeps posts as words, which have another order.
        return [.. found.OrderBy(row => row.Post).ThenBy(row => row.Account, StringComparer.Ordinal)];
    }
}
