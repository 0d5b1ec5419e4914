using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices.Post;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices;

/// <summary>
/// Brings the notices in line with what is open: the only writer of them. It may be asked at any time and as often as anybody likes; what is
/// right already stays as it is. Asked after each save for what that save has changed, and each morning for everything.
/// </summary>
public sealed class Reminders(IAppDb db, IEnumerable<IWatch> watches, Recipients recipients, Postbox postbox, WorkCalendar calendar, Clock clock)
{
    // So many keys go into one question.
    private const int Portion = 400;

    /// <summary>In the same transaction as the change: nobody sees it done and still waiting, or sent and nobody told.</summary>
    /// <param name="changed">Kinds of rows, and what they are part of.</param>
    public async Task<bool> AfterSave(IReadOnlyCollection<(Type Kind, Guid Whole)> changed, CancellationToken ct)
    {
        List<IWatch> concerned = [];
        foreach (var watch in watches)
        {
            if (changed.Any(row => watch.Signs.Contains(row.Kind)) || await StillWaits(watch, changed, ct))
            {
                concerned.Add(watch);
            }
        }

        return concerned.Count > 0 && (await Settle(concerned, ct)).Changes > 0;
    }

    /// <summary>Whether the finding of this question leads to notices.</summary>
    public bool Heeds(Type question) => watches.Any(watch => watch.Signs.Contains(question));

    public Task<Told> Settle(CancellationToken ct) => Settle([.. watches], ct);

    private async Task<Told> Settle(IReadOnlyList<IWatch> which, CancellationToken ct)
    {
        var (now, today) = (clock.Now, clock.Today);
        // Before the watches look: what another save tells or ends in between collides with this one, and it is tried again.
        var open = await Open([.. which.SelectMany(watch => watch.Kinds)], ct);
        List<Waiting> waiting = [];
        foreach (var watch in which)
        {
            foreach (var thing in await watch.Look(ct))
            {
                waiting.Add(new(thing, await Up(thing, ct)));
            }
        }

        var difference = new Difference(open, waiting, today, calendar);
        List<Notice> told = [.. await Add(difference.Fresh, now, ct), .. await Raise(difference.Again, now, ct)];
        var letters = await postbox.Put([.. told.Select(n => new Raised(n.Id, n.PersonId, n.Kind, n.Times, n.Trouble, KindOfNotice.Of(n.Kind).Statutory))], ct);
        await End(difference.Over, now, ct);
        return new(waiting.Count, told.Count, told.Count(n => n.Rung > 0), difference.Over.Count, open.Count - difference.Again.Count - difference.Over.Count, letters, difference.Changes) { Unheard = waiting.Count(one => one.Thing.For.Count == 0) };
    }

    private DbSet<Notice> Notices => db.Set<Notice>();

    private async Task<bool> StillWaits(IWatch watch, IReadOnlyCollection<(Type Kind, Guid Whole)> changed, CancellationToken ct)
    {
        if (watch.Often is not { } often || changed.Where(row => row.Kind == often.Row).Select(row => row.Whole).ToList() is not { Count: > 0 } wholes)
        {
            return false;
        }

        return await Notices.AnyAsync(n => n.Kind == often.Kind && n.EndedAt == null && wholes.Contains(n.Thing), ct);
    }

    private async Task<IReadOnlyList<IReadOnlyCollection<Guid>>> Up(OpenThing thing, CancellationToken ct)
    {
        if (thing.Deadline is null || KindOfNotice.Of(thing.Kind).Up is not { } rights)
        {
            return [];
        }

        List<IReadOnlyCollection<Guid>> rungs = [thing.Leaders];
        foreach (var right in rights)
        {
            rungs.Add(await recipients.With(right, ct));
        }

        return rungs;
    }

    private async Task<IReadOnlyList<Kept>> Open(IReadOnlyList<NoticeKind> kinds, CancellationToken ct) =>
        await Notices.AsNoTracking().Where(n => kinds.Contains(n.Kind) && n.EndedAt == null).Select(n => Kept.Of(n)).ToListAsync(ct);

    // What was over may be open again: the key is the same, so is the row.
    private async Task<IReadOnlyList<Notice>> Add(IReadOnlyList<(Deserved One, DateOnly? From)> fresh, DateTime now, CancellationToken ct)
    {
        Dictionary<NoticeKey, Notice> over = [];
        var kinds = fresh.Select(one => one.One.Thing.Kind).Distinct().ToList();
        foreach (var portion in fresh.Select(one => one.One.Thing.Thing).Distinct().Chunk(Portion))
        {
            foreach (var notice in await Notices.Where(n => kinds.Contains(n.Kind) && portion.Contains(n.Thing) && n.EndedAt != null).ToListAsync(ct))
            {
                over[NoticeKey.Of(notice)] = notice;
            }
        }

        List<Notice> told = [];
        foreach (var (one, from) in fresh)
        {
            if (!over.TryGetValue(NoticeKey.Of(one), out var notice))
            {
                told.Add(Notices.Add(new(one, from, now)).Entity);
            }
            else if (notice.Hear(one, from, now))
            {
                told.Add(notice);
            }
        }

        return told;
    }

    private async Task<IReadOnlyList<Notice>> Raise(IReadOnlyList<(Kept Kept, Deserved One)> again, DateTime now, CancellationToken ct)
    {
        var rows = await AsKept([.. again.Select(one => one.Kept)], ct);
        return [.. again.Select(one => (Notice: rows[one.Kept.Id], one.One)).Where(one => one.Notice.Hear(one.One, null, now)).Select(one => one.Notice)];
    }

    private async Task End(IReadOnlyList<(Kept Kept, NoticeEnd End)> over, DateTime now, CancellationToken ct)
    {
        var rows = await AsKept([.. over.Select(one => one.Kept)], ct);
        foreach (var (kept, end) in over)
        {
            rows[kept.Id].Finish(end, now);
        }
    }

    // Read meanwhile it may be; told or ended by another save it may not.
    private async Task<Dictionary<Guid, Notice>> AsKept(IReadOnlyList<Kept> kept, CancellationToken ct)
    {
        Dictionary<Guid, Notice> rows = [];
        foreach (var portion in kept.Select(one => one.Id).Chunk(Portion))
        {
            foreach (var notice in await Notices.Where(n => portion.Contains(n.Id)).ToListAsync(ct))
            {
                rows.Add(notice.Id, notice);
            }
        }

        return kept.All(one => rows[one.Id] is { EndedAt: null } row && Kept.Of(row) == one) ? rows : throw new DbUpdateConcurrencyException();
    }

    /// <summary>What a look at the things has led to.</summary>
    /// <param name="Looked">Open things.</param>
    /// <param name="New">People who were told something, for the first time or again.</param>
    /// <param name="Escalated">Of them, those who heard because others did not act.</param>
    /// <param name="Ended">Notices whose thing is done, or whose day was moved.</param>
    /// <param name="Same">Known already.</param>
    /// <param name="Letters">Into the outbox.</param>
    public sealed record Told(int Looked, int New, int Escalated, int Ended, int Same, int Letters, int Changes)
    {
        /// <summary>Things that wait, and nobody holds the role to which they fall.</summary>
        public int Unheard { get; init; }

        /// <summary>Days before without a morning.</summary>
        public int Missed { get; init; }

        public ExplanationLine Said() => new("Notices.Morning", default, Looked, New, Escalated, Same, Ended, Letters, Also("Nobody", Unheard), Also("Missed", Missed));

        private static object Also(string what, int count) => count > 0 ? new TextCode($"Notices.Morning.{what}", count) : "";
    }
}
