using System.Globalization;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Post;

/// <summary>
/// Puts a letter into words at the moment when it goes out: how much waits, and where. Nothing else ever leaves the house: mail and messengers
/// are other people's machines.
/// </summary>
public sealed class EnvelopeWriter(IAppDb db, ICountsOpen open, Clock clock)
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>None: there is nothing to say any more, or nobody to say it to.</summary>
    public async Task<Envelope?> Write(Letter letter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(letter);
        if (letter.PersonId is not { } person)
        {
            return await open.OfAll(ct) is > 0 and var all ? await Say(letter.Id, null, "Notices.Letter.ToGroup", Chinese, all, ct) : null;
        }

        var to = await (from terms in db.Set<NoticeTerms>()
                        join who in db.Set<Person>() on terms.PersonId equals who.Id
                        where who.Id == person && !who.Locked && terms.Mail != null
                        select new { terms.Mail, who.Language }).SingleOrDefaultAsync(ct);
        return to is not null && await open.Of(person, ct) is > 0 and var own
            ? await Say(letter.Id, to.Mail, "Notices.Letter.ToPerson", to.Language is { } chosen ? CultureInfo.GetCultureInfo(chosen) : Chinese, own, ct)
            : null;
    }

    /// <summary>What the button for trying out sends: nobody's figures.</summary>
    public Task<Envelope> Trial(string? to, CancellationToken ct) => Say(Guid.CreateVersion7(), to, "Notices.Letter.Trial", CultureInfo.CurrentUICulture, null, ct);

    private async Task<Envelope> Say(Guid id, string? to, string code, CultureInfo language, int? count, CancellationToken ct)
    {
        var link = await db.Set<LinkBase>().AsNoTracking().Select(one => one.Address).SingleOrDefaultAsync(ct) is { } address ? new Uri($"{address}/notices") : null;
        string Line(string key) => string.Format(language, RuleTexts.Find(key, language)!, count);
        return new(id, to, Line(code), $"{Line(code)}{Line("Notices.Letter.SignIn")}", link, count, clock.Now);
    }
}
