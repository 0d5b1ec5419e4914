using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Notices.Watches;

/// <summary>Sign-in slips that nobody has signed in with. Those of one day are handed over together, so they are one thing.</summary>
internal sealed class SlipWatch(IAppDb db, IAccounts accounts, Recipients recipients, WorkCalendar calendar, Clock clock) : IWatch
{
    private const int Named = 3;

    public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.SlipUnused];

    public IReadOnlyList<Type> Signs => [typeof(AccountFacts), .. Recipients.Signs];

    public async Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct)
    {
        var unused = await UnusedSlip.All(db, accounts, ct);
        if (unused.Count == 0)
        {
            return [];
        }

        var within = new Workdays(((await db.CurrentRoundOrNone(clock.Today, ct))?.Policy ?? RoundPolicy.Usual).Reminders.SlipWithin);
        var managers = await recipients.With(Permission.ManagePeople, ct);
        return
        [
            .. from slip in unused
               group slip.Name by slip.Made into day
               select new OpenThing(NoticeKind.SlipUnused, OpenThing.OfDay(day.Key), Trouble.Run, managers, $"people/slips?slip={day.Key:yyyy-MM-dd}")
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
