using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Post;

/// <summary>Takes what people were told and puts the letters into the outbox, in the save in which they were told: neither without the other.</summary>
public sealed class Postbox(IAppDb db, WorkCalendar calendar, Clock clock)
{
    // So many keys go into one question.
    private const int Portion = 400;

    /// <returns>How many letters are new.</returns>
    public async Task<int> Put(IReadOnlyList<Raised> raised, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(raised);
        var channels = raised.Count == 0 ? [] : await db.Set<Channel>().Where(channel => channel.On).ToListAsync(ct);
        if (channels.Count == 0)
        {
            return 0;
        }

        var put = 0;
        // A letter is as old as what it is to tell: by that it knows, when it goes out, whether any of that still waits.
        var notices = db.Set<Notice>().Local;
        var told = raised.Select(one => notices.FindEntry(one.NoticeId)?.Entity.ToldAt).Min() ?? clock.Now;
        var letters = Letters.Of(raised, channels.Any(c => c.Kind == ChannelKind.Mail) ? await Terms(raised, ct) : new Dictionary<Guid, NoticeTerms>(), channels, told, calendar);
        // Some may have been put in this same save.
        var known = db.Set<Letter>().Local.Select(letter => letter.Key).ToHashSet();
        foreach (var portion in letters.Chunk(Portion))
        {
            var keys = portion.Select(letter => letter.Key).ToList();
            known.UnionWith(await db.Set<Letter>().Where(letter => keys.Contains(letter.Key)).Select(letter => letter.Key).ToListAsync(ct));
            var fresh = portion.Where(letter => known.Add(letter.Key)).ToList();
            db.Set<Letter>().AddRange(fresh);
            put += fresh.Count;
        }

        return put;
    }

    private async Task<IReadOnlyDictionary<Guid, NoticeTerms>> Terms(IReadOnlyList<Raised> raised, CancellationToken ct)
    {
        Dictionary<Guid, NoticeTerms> terms = [];
        foreach (var people in raised.Select(one => one.PersonId).Distinct().Chunk(Portion))
        {
            foreach (var own in await db.Set<NoticeTerms>().AsNoTracking().Where(own => people.Contains(own.PersonId) && own.Mail != null).ToListAsync(ct))
            {
                terms.Add(own.PersonId, own);
            }
        }

        return terms;
    }
}
