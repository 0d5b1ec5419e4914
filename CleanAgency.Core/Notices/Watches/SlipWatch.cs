using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Watches;

/// <summary>Sign-in slips that nobody has signed in with. Those of one day are handed over together, so they are one thing; when each was made, the audit knows.</summary>
internal sealed class SlipWatch(IAppDb db, IAccounts accounts, Recipients recipients, WorkCalendar calendar, Clock clock) : IWatch
{
    private const int Named = 3;
    private static readonly string[] Makes = [nameof(SetUp), nameof(InvitePerson), nameof(ImportPeople), nameof(ResetPassword), nameof(ReissueSlips)];

    public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.SlipUnused];

    public IReadOnlyList<Type> Signs => [typeof(AccountFacts), .. Recipients.Signs];

    public async Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct)
    {
        var slips = (await accounts.OnSlip(ct)).ToDictionary(account => account.PersonId);
        var ids = slips.Keys.Cast<Guid?>().ToList();
        var last = db.Set<AuditEntry>().Where(e => ids.Contains(e.SubjectId) && e.Result == AuditResult.Done && Makes.Contains(e.Action)).GroupBy(e => e.SubjectId).Select(acts => acts.Max(e => e.Id));
        var made = await db.Set<AuditEntry>().Where(e => last.Contains(e.Id)).ToDictionaryAsync(e => e.SubjectId!.Value, e => e.At, ct);
        var owners = await db.Set<Person>().AsNoTracking().Where(p => slips.Keys.Contains(p.Id) && !p.Locked).Select(p => new { p.Id, p.Name }).ToListAsync(ct);
        // Who has signed in with it and not chosen a password yet has it in his hands.
        var unused = owners.Where(owner => made.TryGetValue(owner.Id, out var at) && !(slips[owner.Id].LastSignIn >= at)).ToList();
        if (unused.Count == 0)
        {
            return [];
        }

        var within = new Workdays(((await db.CurrentRoundOrNone(clock.Today, ct))?.Policy ?? RoundPolicy.Usual).Reminders.SlipWithin);
        var managers = await recipients.With(Permission.ManagePeople, ct);
        return
        [
            .. from slip in unused
               group slip.Name by Clock.DateOf(made[slip.Id]) into day
               select new OpenThing(NoticeKind.SlipUnused, OpenThing.OfDay(day.Key), Trouble.Run, managers, "people?state=NeverSignedIn")
               {
                   Deadline = within.From(day.Key, calendar), Count = day.Count(), Words = [day.Key, Names([.. day.Order(StringComparer.Ordinal)])],
               },
        ];
    }

    private static object Names(IReadOnlyList<string> names)
    {
        var said = names.Take(Named).Cast<object>().Aggregate((all, next) => new TextCode("Notices.List", all, next));
        return names.Count > Named ? new TextCode("Notices.AndOthers", said, names.Count) : said;
    }
}
