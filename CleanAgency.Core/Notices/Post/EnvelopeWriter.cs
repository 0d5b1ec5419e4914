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

    /// <summary>Asked whenever it is about to go out, however often it has waited: what is wanted and open then counts, not what was when it was put.</summary>
    /// <returns>Neither: there is nothing to say any more, or nobody to say it to.</returns>
    public async Task<(Envelope? Says, DateTime? HeldUntil)> Write(Letter letter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(letter);
        if (letter.PersonId is not { } person)
        {
            var (all, fresh) = await open.OfAll(letter.MadeAt, ct);
            return fresh == 0 ? default : Held(letter, QuietHours.Usual) is { } morning ? (null, morning) : (await Say(letter.Id, null, "Notices.Letter.ToGroup", Chinese, all, ct), null);
        }

        if (await db.Set<NoticeTerms>().AsNoTracking().SingleOrDefaultAsync(terms => terms.PersonId == person, ct) is not { Mail: { } mail } own
            || await db.Set<Person>().Where(who => who.Id == person && !who.Locked).Select(who => new { who.Language }).SingleOrDefaultAsync(ct) is not { } to)
        {
            return default;
        }

        var (his, since) = await open.Of(person, own.Unwanted, await NewSince(letter, ct), ct);
        return since == 0 ? default
            : Held(letter, own.Quiet) is { } until ? (null, until)
            : (await Say(letter.Id, mail, "Notices.Letter.ToPerson", to.Language is { } chosen ? CultureInfo.GetCultureInfo(chosen) : Chinese, his, ct), null);
    }

    /// <summary>What the button for trying out sends: nobody's figures.</summary>
    public Task<Envelope> Trial(string? to, CancellationToken ct) => Say(Guid.CreateVersion7(), to, "Notices.Letter.Trial", CultureInfo.CurrentUICulture, null, ct);

    // A letter counts all that waits: what was told up to the making of a younger one that has gone to him needs none of its own. What was tried already has to go.
    private async Task<DateTime> NewSince(Letter letter, CancellationToken ct)
    {
        var younger = letter.TriedAt is not null ? null
            : await db.Set<Letter>().Where(l => l.ChannelId == letter.ChannelId && l.PersonId == letter.PersonId && l.State == LetterState.Sent && l.MadeAt > letter.MadeAt).MaxAsync(l => (DateTime?)l.MadeAt, ct);
        return younger?.AddMilliseconds(1) ?? letter.MadeAt;
    }

    private DateTime? Held(Letter letter, QuietHours quiet) => !letter.Urged && clock.Now is var now && quiet.Hold(now) ? quiet.EndFrom(now) : null;

    private async Task<Envelope> Say(Guid id, string? to, string code, CultureInfo language, int? count, CancellationToken ct)
    {
        var link = await db.Set<LinkBase>().AsNoTracking().Select(one => one.Address).SingleOrDefaultAsync(ct) is { } address ? new Uri($"{address}/notices") : null;
        string Line(string key) => string.Format(language, RuleTexts.Find(key, language)!, count);
        return new(id, to, Line(code), $"{Line(code)}{Line("Notices.Letter.SignIn")}", link, count, clock.Now);
    }
}
