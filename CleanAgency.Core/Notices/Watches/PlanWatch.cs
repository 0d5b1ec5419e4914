using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using CleanAgency.Core.Visits;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Watches;

/// <summary>The plans in force of rounds that run or are to come: members and units are told of their part, and of what a later version changed in it.</summary>
internal sealed class PlanWatch(IAppDb db, Recipients recipients, WorkCalendar calendar, Clock clock) : IWatch
{
    public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.PlanBroken, NoticeKind.GroupAnnounced, NoticeKind.UnitsAnnounced, NoticeKind.OtherGroup, NoticeKind.OtherUnits];

    public IReadOnlyList<Type> Signs => [typeof(AssignmentPlan), typeof(Visit), .. Recipients.SignsOfGroups];

    public async Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct)
    {
        List<OpenThing> things = [];
        foreach (var round in await db.Set<Round>().AsNoTracking().Where(r => r.To >= clock.Today && r.AnnouncedAt != null).OrderBy(r => r.From).ToListAsync(ct))
        {
            var history = await PlanHistory.Of(db, round.Id, ct);
            var names = new Names(
                await db.Set<SupervisionGroup>().AsNoTracking().Where(g => g.RoundId == round.Id).ToDictionaryAsync(g => g.Id, g => g.Name, ct),
                await db.Set<SupervisedUnit>().AsNoTracking().Select(u => new { u.Id, u.Name, u.Sequence }).ToDictionaryAsync(u => u.Id, u => (u.Name, u.Sequence), ct));
            things.AddRange([.. await Broken(round, history, ct), .. await Units(round, history, names, ct), .. await Groups(round, history, names, ct)]);
        }

        return things;
    }

    // A transfer or a conflict has broken what is in force, and nobody was looking at the board.
    private async Task<IReadOnlyList<OpenThing>> Broken(Round round, PlanHistory history, CancellationToken ct) =>
        (await db.MeasuresOf(history.InForce, ct)).Broken.Count is var count and > 0
            ? [new(NoticeKind.PlanBroken, round.Id, Trouble.Bad, await recipients.With(Permission.PlanRounds, ct), $"groups?round={round.Id}") { Count = count, Words = [round.Name] }]
            : [];

    // Another group comes; or which one does, until its visit is told.
    private async Task<IReadOnlyList<OpenThing>> Units(Round round, PlanHistory history, Names names, CancellationToken ct)
    {
        var liaisons = await recipients.OfUnits(Permission.AskOtherDate, ct);
        var dated = await db.Set<Visit>().Where(v => v.RoundId == round.Id && v.ToldAt != null).Select(v => v.UnitId).ToHashSetAsync(ct);
        var people = await LeadersByName(round, ct);
        List<OpenThing> things = [];
        foreach (var seat in history.InForce.Seats.Where(s => s.Place.GroupId is not null && liaisons.Contains(s.UnitId)))
        {
            var told = liaisons[seat.UnitId].ToList();
            if (history.TurnsOfUnit(seat.UnitId).FirstOrDefault() is { } turn)
            {
                // Where the new group is out at the time, the date that was told is gone with the old one.
                things.AddRange(IsNews(turn.At) ? [News(NoticeKind.OtherGroup, turn.Version, turn.At, told, "visits/mine", names.Of(seat.Place), turn.Reason, dated.Contains(seat.UnitId) ? "" : new TextCode("Notices.DateFollows"))] : Array.Empty<OpenThing>());
            }
            else if (IsNews(round.AnnouncedAt!.Value) && !dated.Contains(seat.UnitId))
            {
                things.Add(News(NoticeKind.GroupAnnounced, round.Id, round.AnnouncedAt.Value, told, $"visits?round={round.Id}", round.Name, names.Of(seat.Place), people.GetValueOrDefault(seat.Place.GroupId!.Value, "")));
            }
        }

        return things;
    }

    // What came and went, change by change; or the units as a whole, also for who joined the group later.
    private async Task<IReadOnlyList<OpenThing>> Groups(Round round, PlanHistory history, Names names, CancellationToken ct)
    {
        var joined = (await (from grp in db.Set<SupervisionGroup>() where grp.RoundId == round.Id from member in grp.Members where member.Until == null select new { GroupId = grp.Id, member.PersonId, member.From }).ToListAsync(ct)).ToLookup(m => m.GroupId);
        var address = $"groups?round={round.Id}";
        List<OpenThing> things = [];
        foreach (var group in joined.Select(members => members.Key).Order())
        {
            var turns = history.TurnsOf(group).ToList();
            var news = turns.Where(turn => IsNews(turn.At)).ToList();
            var members = await recipients.OfGroup(group, Permission.Score, ct);
            things.AddRange(news.Select(turn => News(NoticeKind.OtherUnits, turn.Version, turn.At, members, address, names.Of(turn.Came), names.Of(turn.Left), turn.Reason)));
            var whole = news.Count > 0 ? []
                : turns.Count == 0 && IsNews(round.AnnouncedAt!.Value) ? members
                : members.Where(person => joined[group].Any(m => m.PersonId == person && IsNews(m.From))).ToList();
            things.AddRange(whole.Count == 0 ? [] : [News(NoticeKind.UnitsAnnounced, group, round.AnnouncedAt!.Value, whole, address, round.Name, names.Of(group)) with { Count = history.InForce.Seats.Count(s => s.GroupId == group || s.SecondGroupId == group) }]);
        }

        return things;
    }

    private static OpenThing News(NoticeKind kind, Guid thing, DateTime at, IReadOnlyCollection<Guid> people, string address, params object[] words) =>
        new(kind, thing, Trouble.News, people, address) { Since = at, Words = words };

    private bool IsNews(DateTime at) => IsNews(Clock.DateOf(at));

    private bool IsNews(DateOnly day) => calendar.IsNews(day, clock.Today);

    private Task<Dictionary<Guid, string>> LeadersByName(Round round, CancellationToken ct) => (
        from grp in db.Set<SupervisionGroup>()
        where grp.RoundId == round.Id
        from member in grp.Members
        where member.Until == null && member.Post == GroupPost.Leader
        join person in db.Set<Person>() on member.PersonId equals person.Id
        select new { grp.Id, person.Name }).ToDictionaryAsync(l => l.Id, l => l.Name, ct);

    private sealed record Names(Dictionary<Guid, string> Groups, Dictionary<Guid, (string Name, int Sequence)> Units)
    {
        public string Of(Guid group) => Groups.GetValueOrDefault(group, "");

        public object Of(Place place) => place.SecondGroupId is { } second ? new TextCode("Notices.Both", Of(place.GroupId!.Value), Of(second)) : Of(place.GroupId!.Value);

        public object Of(IReadOnlyList<Guid> units) => units.Count == 0 ? new TextCode("Notices.Nobody")
            : units.Where(Units.ContainsKey).Select(u => Units[u]).OrderBy(u => u.Sequence).Select(u => (object)u.Name).Aggregate((all, next) => new TextCode("Notices.List", all, next));
    }
}
