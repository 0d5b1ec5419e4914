using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

/// <summary>Somebody else's form, for the coordinator who files it. It tells what was confided, so the audit keeps who asked.</summary>
[Recorded]
[Needs(Permission.PlanRounds)]
public sealed record DeclarationOf(Guid RoundId, Guid PersonId) : Query<DeclarationForm>, IAbout<Round>
{
    Guid IAbout<Round>.RowId => RoundId;
}

internal sealed class DeclarationOfHandler(IAppDb db, Clock clock, AuditNote note) : IRequestHandler<DeclarationOf, DeclarationForm>
{
    public async Task<DeclarationForm> Handle(DeclarationOf query, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(query.RoundId, ct);
        // Who is in a group of the round, or has signed for it and left; nobody else has a form.
        var person = await db.Set<Person>().AsNoTracking().Where(p => db.MembersNow(round.Id).Any(m => m.PersonId == p.Id) || db.Set<Declaration>().Any(d => d.RoundId == round.Id && d.PersonId == p.Id))
            .FindOrRefuse(query.PersonId, ct);
        note.Say("Groups.FormRead", person.Name);
        return await db.FormOf(person, round, clock.Today, ct);
    }
}
