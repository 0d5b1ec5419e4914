using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

/// <param name="Group">The number of one group.</param>
/// <param name="Withdrawn">What was stated once and no longer holds, instead of what holds.</param>
public sealed record ConflictFilter(string? Search = null, int? Group = null, bool Withdrawn = false);

/// <summary>回避情况表: everybody in a group of the round, the units he may not judge, and why as far as the reader may know.</summary>
[Needs(Permission.SeeRounds)]
public sealed record ConflictList(Guid RoundId, ConflictFilter Filter, int Page = 1, int Size = 50) : Query<ConflictList.Answer>, IAbout<Round>
{
    Guid IAbout<Round>.RowId => RoundId;

    /// <param name="Kind">Null: the reader may not know.</param>
    /// <param name="ConflictId">Set where the reader may withdraw it.</param>
    public sealed record Row(
        int Group, string GroupName, Guid PersonId, string Person, string? OwnUnit, string Unit, string UnitCode, ConflictKind? Kind, ConflictSource Source, DateOnly Since, DateOnly? Until, string Said, Guid? ConflictId);

    public sealed record GroupName(int Number, string Name);

    /// <param name="Pairs">How many units are barred for how many groups, whatever the filter says.</param>
    /// <param name="Undeclared">Who is in a group and has not signed the form for this round.</param>
    public sealed record Answer(string Round, RoundState State, Page<Row> Page, int Pairs, IReadOnlyList<GroupName> Groups, IReadOnlyList<string> Undeclared);
}

internal sealed class ConflictListHandler(IAppDb db, Actor actor) : IRequestHandler<ConflictList, ConflictList.Answer>
{
    public async Task<ConflictList.Answer> Handle(ConflictList query, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(query.RoundId, ct);
        var table = await db.ConflictTable(round, actor, query.Filter, ct);
        var signed = await db.Set<Declaration>().Where(d => d.RoundId == round.Id).Select(d => d.PersonId).ToListAsync(ct);
        var undeclared = await db.Set<Person>().Where(p => db.MembersNow(round.Id).Any(m => m.PersonId == p.Id) && !signed.Contains(p.Id)).OrderBy(p => p.Account).Select(p => p.Name).ToListAsync(ct);
        return new(round.Caption, round.State, table.Rows.ToPage(query.Page, query.Size), table.Pairs, table.Groups, undeclared);
    }
}

/// <summary>The one meaning of the filter and of what may be read, for the list on the screen and for the exported workbook alike.</summary>
internal static class ConflictTables
{
    public sealed record Table(IReadOnlyList<ConflictList.Row> Rows, int Pairs, IReadOnlyList<ConflictList.GroupName> Groups);

    public static async Task<Table> ConflictTable(this IAppDb db, Round round, Actor actor, ConflictFilter filter, CancellationToken ct)
    {
        var groups = await db.Set<SupervisionGroup>().Where(g => g.RoundId == round.Id).OrderBy(g => g.Number).Select(g => new { g.Id, Name = new ConflictList.GroupName(g.Number, g.Name) }).ToDictionaryAsync(g => g.Id, g => g.Name, ct);
        var groupOf = await db.MembersNow(round.Id).ToDictionaryAsync(m => m.PersonId, m => m.GroupId, ct);
        var people = await db.Set<Person>().Where(p => groupOf.Keys.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var units = await db.Set<SupervisedUnit>().ToDictionaryAsync(u => u.Id, ct);
        var holding = await db.RecusalsOf(round, groupOf.Keys, ct);
        var shown = filter.Withdrawn ? await db.Withdrawn(groupOf.Keys, ct) : holding;
        var needle = SearchKey.Needle(filter.Search ?? "");
        var rows =
            from r in shown
            let person = people[r.PersonId]
            let unit = units[r.UnitId]
            let team = groups[groupOf[r.PersonId]]
            where filter.Group is not { } number || team.Number == number
            where person.SearchKey.Contains(needle, StringComparison.Ordinal) || unit.SearchKey.Contains(needle, StringComparison.Ordinal)
            orderby team.Number, person.Account, unit.Sequence
            let may = actor.MayRead(r)
            select new ConflictList.Row(
                team.Number, team.Name, person.Id, person.Name, person.UnitId is { } own ? units[own].Name : null, unit.Name, unit.Code, may ? r.Kind : null, r.Source, r.Since, r.Until,
                r.Say(person.Name, round.From, may).ToString(), actor.Has(Permission.PlanRounds) && !filter.Withdrawn ? r.ConflictId : null);
        return new([.. rows], new GroupRecusals(holding, groupOf).Pairs.Count(), [.. groups.Values]);
    }

    private static async Task<IReadOnlyList<Recusal>> Withdrawn(this IAppDb db, IReadOnlyCollection<Guid> people, CancellationToken ct) =>
        [.. (await db.Set<Conflict>().Where(c => people.Contains(c.PersonId) && c.WithdrawnAt != null).ToListAsync(ct))
            .Select(c => new Recusal(c.PersonId, c.UnitId, c.Kind, c.Source, c.From, Clock.DateOf(c.WithdrawnAt!.Value), c.Ground, c.Id))];
}
