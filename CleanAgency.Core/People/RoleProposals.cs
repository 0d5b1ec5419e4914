using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.People;

/// <summary>Every role that a list has asked for and nobody has decided about, with what stands in its way, if anything does.</summary>
[Needs(Permission.GrantRoles)]
public sealed record RoleProposals(int Page = 1, int Size = 50) : Query<RoleProposals.Answer>, IAmong<RoleProposal>
{
    /// <param name="Grantable">Of all pages: what one act can confirm.</param>
    /// <param name="Blocked">Of all pages: what a rule forbids as things stand.</param>
    public sealed record Answer(Page<Line> Page, IReadOnlyList<Guid> Grantable, IReadOnlyList<Guid> Blocked);

    public sealed record Line(Guid Id, Guid PersonId, string Name, string Account, string? Unit, string Title, Role Role, string ProposedBy, DateTime ProposedAt, string? WhyNot);
}

internal sealed class RoleProposalsHandler(Rows<RoleProposal> rows, IAppDb db, Actor actor) : IRequestHandler<RoleProposals, RoleProposals.Answer>
{
    public async Task<RoleProposals.Answer> Handle(RoleProposals query, CancellationToken ct)
    {
        var open = await rows.Visible.Undecided().AsNoTracking()
            .Join(db.Set<Person>().Include(p => p.Grants), proposal => proposal.PersonId, person => person.Id, (proposal, person) => new { proposal, person })
            .OrderBy(o => o.person.Account).ThenBy(o => o.proposal.Role).ToListAsync(ct);
        var units = await db.Set<SupervisedUnit>().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var lines = open.Select(o => new RoleProposals.Line(
            o.proposal.Id, o.person.Id, o.person.Name, o.person.Account, o.person.UnitId is { } unit ? units[unit] : null, o.person.Title, o.proposal.Role, o.proposal.ProposedBy, o.proposal.ProposedAt,
            o.person.WhyNotTake(o.proposal.Role, actor.Id) is { } no ? RuleTexts.Say(no) : null)).ToList();
        return new(lines.ToPage(query.Page, query.Size), [.. lines.Where(line => line.WhyNot is null).Select(line => line.Id)], [.. lines.Where(line => line.WhyNot is not null).Select(line => line.Id)]);
    }
}

internal static class Proposals
{
    public static IQueryable<RoleProposal> Undecided(this IQueryable<RoleProposal> proposals) => proposals.Where(p => p.DecidedAt == null);

    public static async Task<List<RoleProposal>> Among(this IQueryable<RoleProposal> proposals, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await proposals.Where(p => ids.Contains(p.Id)).ToListAsync(ct);
}
