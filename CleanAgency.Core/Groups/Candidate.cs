using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

/// <summary>What a group must know of somebody before it takes him.</summary>
/// <param name="OtherGroup">The group of the same round in which he already is.</param>
public sealed record Candidate(Guid PersonId, string Name, bool Locked, IReadOnlyList<Role> Roles, string? OtherGroup)
{
    public RuleBroken? WhyNot =>
        Locked ? new("Groups.Locked", Name)
        : RightsOfRoles.Excluding(Role.Inspector, Roles) is { } role ? new("Groups.Administrator", Name, new TextCode($"Access.Role.{role}"))
        : OtherGroup is not null ? new("Groups.InOtherGroup", Name, OtherGroup)
        : null;

    /// <summary>Only the security administrator gives the role; without it a member sees nothing.</summary>
    public bool LacksRole => !Roles.Contains(Role.Inspector);

    public static Candidate Of(Person person, string? otherGroup) => new(person.Id, person.Name, person.Locked, [.. person.RolesNow], otherGroup);
}

internal static class Candidates
{
    public static async Task<Candidate> CandidateFor(this IAppDb db, Guid roundId, Guid personId, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().Include(p => p.Grants).FindOrRefuse(personId, ct);
        var group = await db.Set<SupervisionGroup>().Where(g => g.RoundId == roundId && g.Members.Any(m => m.PersonId == personId && m.Until == null)).Select(g => g.Name).FirstOrDefaultAsync(ct);
        return Candidate.Of(person, group);
    }
}
