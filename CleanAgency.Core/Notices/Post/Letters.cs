using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Notices.Post;

/// <summary>
/// Which letters deserve to be written when people are told something. A pure rule: the same again gives letters with the same keys, which are there
/// already. A letter says no more than how much waits when it goes out, so one is enough for whatever would arrive together.
/// </summary>
public static class Letters
{
    /// <summary>When digests go out, unless his quiet hours end later.</summary>
    public static readonly TimeOnly DigestAt = new(8, 0);

    /// <param name="terms">Of those who want mail, by person.</param>
    /// <param name="channels">Those that are switched on.</param>
    public static IReadOnlyList<Letter> Of(
        IReadOnlyCollection<Raised> raised, IReadOnlyDictionary<Guid, NoticeTerms> terms, IReadOnlyCollection<Channel> channels, DateTime now, WorkCalendar calendar) =>
        raised.Count == 0 ? [] :
        [
            .. from channel in channels
               where channel.Kind == ChannelKind.Mail
               from person in raised.GroupBy(one => one.PersonId)
               where terms.TryGetValue(person.Key, out var own) && own.Mail is not null
               from letter in ToPerson(person, terms[person.Key], channel, now, calendar)
               select letter,
            .. channels.Where(channel => channel.Kind != ChannelKind.Mail).Select(channel => ToGroup(channel, now, calendar)),
        ];

    /// <summary>The first morning of a working day that is not past yet.</summary>
    public static DateTime NextDigest(QuietHours quiet, DateTime now, WorkCalendar calendar)
    {
        for (var day = calendar.WorkdayAfter(Clock.DateOf(now), 0); ; day = calendar.WorkdayAfter(day, 1))
        {
            if (quiet.EndFrom(Clock.FromShanghai(day, DigestAt)) is var moment && moment >= now)
            {
                return moment;
            }
        }
    }

    private static IEnumerable<Letter> ToPerson(IGrouping<Guid, Raised> raised, NoticeTerms own, Channel channel, DateTime now, WorkCalendar calendar)
    {
        var chosen = own.Chosen;
        var modes = raised.ToLookup(one => ModeOf(one, chosen));
        var morning = NextDigest(own.Quiet, now, calendar);
        var soon = own.Quiet.EndFrom(now);
        var digest = modes[LetterMode.Digest].Any();
        if (modes[LetterMode.AtOnce].OrderBy(one => one.Trouble).ThenBy(one => one.NoticeId).FirstOrDefault() is { } first)
        {
            // What has to wait for the morning comes with whatever else waits for it.
            if (soon == morning)
            {
                digest = true;
            }
            else
            {
                yield return new(soon == now ? $"notice:{first.NoticeId:N}:{first.Times}:{channel.Id:N}" : $"quiet:{raised.Key:N}:{Clock.DateOf(soon):yyyy-MM-dd}:{channel.Id:N}", channel.Id, raised.Key, soon, now);
            }
        }

        if (digest)
        {
            yield return new($"digest:{raised.Key:N}:{Clock.DateOf(morning):yyyy-MM-dd}:{channel.Id:N}", channel.Id, raised.Key, morning, now);
        }
    }

    // A group hears once a day how much waits for all; who it is, each finds in his own inbox.
    private static Letter ToGroup(Channel channel, DateTime now, WorkCalendar calendar)
    {
        var morning = NextDigest(QuietHours.Usual, now, calendar);
        return new($"robot:{channel.Id:N}:{Clock.DateOf(morning):yyyy-MM-dd}", channel.Id, null, morning, now);
    }

    private static LetterMode ModeOf(Raised one, IReadOnlyDictionary<NoticeKind, LetterMode> chosen)
    {
        var usual = NoticeTerms.Usual(one.Trouble);
        var mode = chosen.TryGetValue(one.Kind, out var own) ? own : usual;
        return mode == LetterMode.Off && one.Statutory ? usual : mode;
    }
}
