using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Watches;

/// <summary>What a round still needs before it goes on, and from whom.</summary>
internal sealed class RoundWatch(IAppDb db, Recipients recipients, WorkCalendar calendar, Clock clock) : IWatch
{
    // Whoever joins a group has so many working days to say what he may not judge.
    private const int DeclareWithin = 3;

    public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.RoundLacks, NoticeKind.DeclarationUnsigned];

    public IReadOnlyList<Type> Signs => [typeof(Round), typeof(RoundUnit), typeof(SupervisionGroup), typeof(Declaration), .. Recipients.SignsOfGroups];

    public async Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct) => [.. await Lacking(ct), .. await Unsigned(ct)];

    private async Task<IReadOnlyList<OpenThing>> Lacking(CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().Include(r => r.Units).PlannedFirst().FirstOrDefaultAsync(ct);
        var lacking = round?.State switch
        {
            RoundState.Preparing => round.WhyNotGroup(await db.SchemeOf(round, ct)).Count(),
            RoundState.Grouping => (await db.GapsOf(round, ct)).Count,
            _ => 0,
        };
        return lacking > 0 ? [new(NoticeKind.RoundLacks, round!.Id, Trouble.Warn, await recipients.With(Permission.PlanRounds, ct), $"rounds/{round.Id}") { Count = lacking }] : [];
    }

    // Asked for each round that is not over: who joins a running one signs for it too.
    private async Task<IReadOnlyList<OpenThing>> Unsigned(CancellationToken ct)
    {
        var able = (await recipients.With(Permission.DeclareConflicts, ct)).ToHashSet();
        var rounds = await db.Set<Round>().AsNoTracking().Where(r => r.To >= clock.Today).ToListAsync(ct);
        var ids = rounds.Select(r => r.Id).ToList();
        var members = await (
            from grp in db.Set<SupervisionGroup>()
            where ids.Contains(grp.RoundId)
            from member in grp.Members
            where member.Until == null && !db.Set<Declaration>().Any(d => d.RoundId == grp.RoundId && d.PersonId == member.PersonId)
            select new { grp.RoundId, GroupId = grp.Id, member.PersonId, member.From }).ToListAsync(ct);
        List<OpenThing> things = [];
        foreach (var one in members.Where(m => able.Contains(m.PersonId)).DistinctBy(m => (m.RoundId, m.PersonId)))
        {
            var round = rounds.Single(r => r.Id == one.RoundId);
            things.Add(new(NoticeKind.DeclarationUnsigned, one.GroupId, Trouble.Warn, [one.PersonId], $"conflicts/mine?round={one.RoundId}")
            {
                Deadline = new Workdays(DeclareWithin).From(one.From, calendar),
                Leaders = await recipients.LeaderOf(one.GroupId, Permission.Score, ct),
                Policy = (round.Policy ?? RoundPolicy.Usual).Reminders,
                Words = [round.Name],
            });
        }

        return things;
    }
}
