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
        var kinds = which.SelectMany(watch => watch.Kinds).ToList();
        // Before the watches look: what another save tells or ends in between collides with this one, and it is tried again.
        var open = (await Notices.Where(n => kinds.Contains(n.Kind) && n.EndedAt == null).AsNoTracking().Select(n => new Kept(n.Id, n.Kind, n.Thing, n.Due, n.PersonId, n.Step, n.Rung, n.Trouble, n.Provisional, n.Count, n.Since, n.Words, n.Address, n.LastNews)).ToListAsync(ct)).ToDictionary(k => k.Key);
        List<OpenThing> things = [];
        foreach (var watch in which)
        {
            things.AddRange(await watch.Look(ct));
        }

        List<Deserved> deserved = [];
        HashSet<Key> concerned = [];
        foreach (var thing in things)
        {
            var up = await Up(thing, ct);
            deserved.AddRange(Reminder.On(today, thing, up, calendar));
            concerned.UnionWith(thing.For.Concat(up.SelectMany(rung => rung)).Select(person => new Key(thing.Kind, thing.Thing, thing.Key.Due, person)));
        }

        var (fresh, again, same) = (new List<Deserved>(), new Dictionary<Guid, Deserved>(), 0);
        foreach (var one in deserved)
        {
            if (!open.TryGetValue(Key.Of(one), out var kept))
            {
                fresh.Add(one);
            }
            else if (one.Step > kept.Step || !kept.Says(one))
            {
                again.Add(kept.Id, one);
            }
            else
            {
                same++;
            }
        }

        var over = open.Values.Where(kept => !concerned.Contains(kept.Key)).ToList();
        List<Notice> told = [.. await Add(fresh, open.Values, now, ct), .. await Raise(again, now, ct)];
        var letters = await postbox.Put([.. told.Select(n => new Raised(n.Id, n.PersonId, n.Kind, n.Times, n.Trouble, KindOfNotice.Of(n.Kind).Statutory))], ct);
        var moved = deserved.Select(d => (d.Thing.Kind, d.Thing.Thing, d.PersonId)).ToHashSet();
        foreach (var portion in over.Chunk(Portion))
        {
            var ids = portion.Select(kept => kept.Id).ToList();
            foreach (var notice in await Notices.Where(n => ids.Contains(n.Id)).ToListAsync(ct))
            {
                notice.Finish(moved.Contains((notice.Kind, notice.Thing, notice.PersonId)) ? NoticeEnd.Moved : NoticeEnd.Done, now);
            }
        }

        return new(things.Count, told.Count, fresh.Count(one => one.Rung > 0), over.Count, same, letters, fresh.Count + again.Count + over.Count) { Unheard = things.Count(thing => thing.For.Count == 0) };
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

    // What was over may be open again: the key is the same, so is the row.
    private async Task<IReadOnlyList<Notice>> Add(IReadOnlyList<Deserved> fresh, IEnumerable<Kept> open, DateTime now, CancellationToken ct)
    {
        var before = open.ToLookup(kept => (kept.Kind, kept.Thing, kept.PersonId), kept => kept.Due);
        Dictionary<Key, Notice> over = [];
        foreach (var portion in fresh.Select(one => one.Thing.Thing).Distinct().Chunk(Portion))
        {
            var kinds = fresh.Select(one => one.Thing.Kind).Distinct().ToList();
            foreach (var notice in await Notices.Where(n => kinds.Contains(n.Kind) && portion.Contains(n.Thing) && n.EndedAt != null).ToListAsync(ct))
            {
                over[new(notice.Kind, notice.Thing, notice.Due, notice.PersonId)] = notice;
            }
        }

        List<Notice> told = [];
        foreach (var one in fresh)
        {
            var from = before[(one.Thing.Kind, one.Thing.Thing, one.PersonId)].Where(due => due != default && due != one.Thing.Key.Due).Select(due => (DateOnly?)due).FirstOrDefault();
            if (!over.TryGetValue(Key.Of(one), out var notice))
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

    private async Task<IReadOnlyList<Notice>> Raise(Dictionary<Guid, Deserved> again, DateTime now, CancellationToken ct)
    {
        List<Notice> told = [];
        foreach (var portion in again.Keys.Chunk(Portion))
        {
            told.AddRange((await Notices.Where(n => portion.Contains(n.Id)).ToListAsync(ct)).Where(notice => notice.Hear(again[notice.Id], null, now)));
        }

        return told;
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

    private readonly record struct Key(NoticeKind Kind, Guid Thing, DateOnly Due, Guid PersonId)
    {
        public static Key Of(Deserved one) => new(one.Thing.Kind, one.Thing.Thing, one.Thing.Key.Due, one.PersonId);
    }

    private sealed record Kept(Guid Id, NoticeKind Kind, Guid Thing, DateOnly Due, Guid PersonId, int Step, int Rung, Trouble Trouble, bool Provisional, long Count, DateTime? Since, string Words, string Address, string? News)
    {
        public Key Key => new(Kind, Thing, Due, PersonId);

        public bool Says(Deserved one) => (Rung, Trouble, Provisional, Count, Since, Words, Address, News)
            == (one.Rung, one.Trouble, one.Thing.Deadline?.Provisional == true, one.Thing.Count, one.Thing.Since, ExplanationJson.WriteArguments(one.Thing.Words), one.Thing.Address, one.Thing.News);
    }
}
