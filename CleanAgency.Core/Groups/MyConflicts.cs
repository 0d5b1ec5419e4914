using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

/// <summary>The sender's own form: of the round he names, or of the one that is being planned.</summary>
[Needs(Permission.DeclareConflicts)]
[EveryRow("it answers about the sender alone")]
public sealed record MyConflicts(Guid? RoundId = null) : Query<MyConflicts.Answer>
{
    public sealed record Choice(Guid Id, string Code);

    /// <param name="Rounds">For which he has a form, the latest first.</param>
    public sealed record Answer(DeclarationForm Form, IReadOnlyList<Choice> Rounds);
}

internal sealed class MyConflictsHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<MyConflicts, MyConflicts.Answer>
{
    public async Task<MyConflicts.Answer> Handle(MyConflicts query, CancellationToken ct)
    {
        var planned = await db.PlannedRoundOrNone(ct);
        var round = query.RoundId is { } named ? await db.Set<Round>().AsNoTracking().FindOrRefuse(named, ct) : planned;
        var me = await db.Set<Person>().AsNoTracking().FindOrRefuse(actor.Id, ct);
        return new(await db.FormOf(me, round, clock.Today, ct), await Rounds(round?.Id, planned?.Id, ct));
    }

    private async Task<IReadOnlyList<MyConflicts.Choice>> Rounds(Guid? shown, Guid? planned, CancellationToken ct) =>
        await db.Set<Round>().Where(r => r.Id == shown || r.Id == planned || db.Set<Declaration>().Any(d => d.RoundId == r.Id && d.PersonId == actor.Id)
                || db.Set<SupervisionGroup>().Any(g => g.RoundId == r.Id && g.Members.Any(m => m.PersonId == actor.Id && m.Until == null)))
            .OrderByDescending(r => r.From).ThenByDescending(r => r.Code).Select(r => new MyConflicts.Choice(r.Id, r.Code)).ToListAsync(ct);
}

/// <summary>For naming a unit in the form: the names of all units, because kin may serve in any of them.</summary>
[Needs(Permission.DeclareConflicts)]
[EveryRow("names of units are known to all, and a conflict may concern any of them")]
public sealed record UnitsToDeclare(string Search) : Query<UnitChoices.Answer>;

internal sealed class UnitsToDeclareHandler(IAppDb db, Clock clock) : IRequestHandler<UnitsToDeclare, UnitChoices.Answer>
{
    public Task<UnitChoices.Answer> Handle(UnitsToDeclare query, CancellationToken ct) => db.Set<SupervisedUnit>().FirstFitting(query.Search, clock.Today, ct);
}
