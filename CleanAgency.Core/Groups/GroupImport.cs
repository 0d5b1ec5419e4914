using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

/// <summary>
/// What an uploaded list would make of the groups of a round. The preview and the import ask the same question.
/// Who is in a group and not in the list stays; who is listed in another group moves there.
/// </summary>
internal sealed class GroupImport
{
    private readonly Dictionary<int, SupervisionGroup> groups;
    private readonly Dictionary<string, Person> people;
    private readonly Dictionary<string, Guid> units;
    private readonly Dictionary<int, SheetRow<GroupRow>> firstOf;
    private readonly ILookup<int, GroupRow> leaders;
    private readonly ILookup<string, int> numbersOf;
    private readonly bool readable;

    private GroupImport(RawWorkbook book, Round round, IReadOnlyList<SupervisionGroup> groups, IReadOnlyList<Person> people, Dictionary<string, Guid> units)
    {
        (Round, this.groups, this.people, this.units) = (round, groups.ToDictionary(g => g.Number), people.ToDictionary(p => p.Account), units);
        var (byId, codes) = (people.ToDictionary(p => p.Id), units.ToDictionary(unit => unit.Value, unit => unit.Key));
        List<GroupRow> there = [.. groups.SelectMany(g => GroupRow.Of(g, byId, codes))];
        var reading = GroupSheet.Layout.Read(book);
        List<SheetRow<GroupRow>> rows = [.. reading.Rows.Where(row => row.Value is not null)];
        readable = rows.Count == reading.Rows.Count;
        firstOf = rows.DistinctBy(row => row.Value!.Number).ToDictionary(row => row.Value!.Number);
        numbersOf = groups.Where(g => !firstOf.ContainsKey(g.Number)).Select(g => (g.Name, g.Number)).Concat(firstOf.Values.Select(row => (Name: row.Value!.GroupName, row.Value.Number))).ToLookup(g => g.Name, g => g.Number);
        // Once the list is in: whoever it does not name keeps his post, and comes before those that it names.
        leaders = there.ExceptBy(rows.Select(row => row.Value!.Account), row => row.Account).Concat(rows.Select(row => row.Value!)).Where(row => row.Post == GroupPost.Leader).ToLookup(row => row.Number);
        Judgement = GroupSheet.Layout.Judge(reading, there, Problems);
    }

    public Round Round { get; }

    public Judgement<GroupRow> Judgement { get; }

    /// <summary>Whoever comes into a group, with its name: his conflicts come with him.</summary>
    public IReadOnlyList<(GroupRow Row, Person Person)> Arrivals =>
    [
        .. from verdict in Judgement.Rows
           let row = verdict.Row
           where row is not null && row.Number != verdict.Was?.Number && people.ContainsKey(row.Account)
           select (row, people[row.Account]),
    ];

    public static async Task<GroupImport> Of(RawWorkbook book, IAppDb db, Guid roundId, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().Include(r => r.Units).FindOrRefuse(roundId, ct);
        round.RefuseWhenAnnounced();
        // Tracked in the import's own transaction; in a preview nobody saves.
        var groups = await db.Set<SupervisionGroup>().Include(g => g.Members).Where(g => g.RoundId == round.Id).OrderBy(g => g.Number).ToListAsync(ct);
        var people = await db.Set<Person>().AsNoTracking().Include(p => p.Grants).ToListAsync(ct);
        return new(book, round, groups, people, await db.Set<SupervisedUnit>().ToDictionaryAsync(u => u.Code, u => u.Id, ct));
    }

    /// <summary>Changes the groups there are and answers with the new ones. Nobody leaves a group before another leads it.</summary>
    public IReadOnlyList<SupervisionGroup> Write(string by, DateTime at, DateOnly today)
    {
        var added = new List<SupervisionGroup>();
        foreach (var rows in Judgement.Rows.Select(verdict => verdict.Row!).GroupBy(row => row.Number, (_, rows) => rows.OrderBy(row => row.Post).ToList()))
        {
            if (!groups.TryGetValue(rows[0].Number, out var group))
            {
                added.Add(group = new(Round, rows[0].Number, rows[0].GroupName, units[rows[0].LeadUnit], rows[0].Capacity, Candidate(rows[0]), today));
            }

            Settle(group, rows, by, at, today);
        }

        foreach (var moved in Judgement.Rows.Where(verdict => verdict.Was is { } was && was.Number != verdict.Row!.Number))
        {
            groups[moved.Was!.Number].Remove(Round, people[moved.Was.Account].Id);
        }

        return added;
    }

    private void Settle(SupervisionGroup group, List<GroupRow> rows, string by, DateTime at, DateOnly today)
    {
        foreach (var (field, value) in new[] { (GroupField.Name, rows[0].GroupName), (GroupField.LeadUnit, $"{units[rows[0].LeadUnit]}"), (GroupField.Capacity, $"{rows[0].Capacity}") })
        {
            group.Edit(Round, field, value, group.Version, by, at);
        }

        foreach (var row in rows.Where(row => group.MembersNow.All(m => m.PersonId != people[row.Account].Id)))
        {
            group.Add(Round, Candidate(row), GroupPost.Member, row.Liaison, today);
        }

        rows.ForEach(row => group.Assign(Round, people[row.Account].Id, row.Post, row.Liaison));
    }

    private Candidate Candidate(GroupRow row) => Groups.Candidate.Of(people[row.Account], otherGroup: null);

    private IEnumerable<SheetProblem> Problems(SheetRow<GroupRow> row, GroupRow? was)
    {
        var first = firstOf[row.Value!.Number];
        return Broken(row.Value, was).OfType<RuleBroken>().Select(no => row.Refuse(GroupSheet.Layout.ColumnOf(no), no.Code, no.Arguments)).Concat(
            from column in GroupSheet.Layout.OfGroup
            where column.Say(first.Value!) != column.Say(row.Value)
            select row.Refuse(column, "Groups.RowsDiffer", column.Title, column.Say(row.Value), first.Number, column.Say(first.Value!)));
    }

    private IEnumerable<RuleBroken?> Broken(GroupRow row, GroupRow? was)
    {
        yield return RuleBroken.By(() => SupervisionGroup.CheckedName(row.GroupName));
        yield return row == firstOf[row.Number].Value && numbersOf[row.GroupName].Any(number => number != row.Number) ? new("Groups.NameTaken", row.GroupName) : null;
        yield return units.ContainsKey(row.LeadUnit) ? null : new("Groups.NoSuchUnit", row.LeadUnit);
        yield return !people.TryGetValue(row.Account, out var person) ? new("Groups.NoSuchAccount", row.Account)
            : person.Name != row.Name ? new("Groups.OtherName", row.Account, person.Name, row.Name)
            : row.Number == was?.Number ? null
            : Candidate(row).WhyNot;
        // A line that cannot be read may be the leader's: who leads is asked once all can.
        yield return readable ? WhyNotLed(row, was) : null;
    }

    private RuleBroken? WhyNotLed(GroupRow row, GroupRow? was) =>
        row.Post == GroupPost.Leader && leaders[row.Number].First() is var leads && leads != row ? new("Groups.SecondLeader", row.GroupName, leads.Name)
        : row == firstOf[row.Number].Value && !leaders[row.Number].Any() ? new("Groups.LeaderMissing", row.GroupName)
        : was is { Post: GroupPost.Leader } && was.Number != row.Number && !leaders[was.Number].Any() ? new("Groups.NeedsLeader", was.GroupName)
        : null;
}
