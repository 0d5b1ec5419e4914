using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Notices;

/// <summary>Of one person, one thing and one deadline there is one notice.</summary>
internal readonly record struct NoticeKey(NoticeKind Kind, Guid Thing, DateOnly Due, Guid PersonId)
{
    public static NoticeKey Of(Deserved one) => new(one.Thing.Kind, one.Thing.Thing, one.Thing.Key.Due, one.PersonId);

    public static NoticeKey Of(Notice notice) => new(notice.Kind, notice.Thing, notice.Due, notice.PersonId);
}

/// <summary>What a notice says, and what made it news.</summary>
internal sealed record Said(int Rung, Trouble Trouble, bool Provisional, long Count, DateTime? Since, string Words, string Address, string? News)
{
    public static Said Of(Deserved one) => new(
        one.Rung, one.Trouble, one.Thing.Deadline?.Provisional == true, one.Thing.Count, one.Thing.Since, ExplanationJson.WriteArguments(one.Thing.Words), one.Thing.Address, one.Thing.News);

    public static Said Of(Notice notice) => new(notice.Rung, notice.Trouble, notice.Provisional, notice.Count, notice.Since, notice.Words, notice.Address, notice.LastNews);
}

/// <summary>An open notice, as it was before anybody looked.</summary>
internal sealed record Kept(Guid Id, NoticeKey Key, int Step, Said Said)
{
    public static Kept Of(Notice notice) => new(notice.Id, NoticeKey.Of(notice), notice.Step, Said.Of(notice));

    public (NoticeKind, Guid) Affair => (KindOfNotice.AffairOf(Key.Kind), Key.Thing);

    public bool IsOf(OpenThing thing) => (Key.Kind, Key.Thing, Key.Due) == thing.Key;
}

/// <param name="Up">Who hears of it when it is late, in their order.</param>
internal readonly record struct Waiting(OpenThing Thing, IReadOnlyList<IReadOnlyCollection<Guid>> Up);

/// <summary>What has to change so that the open notices say what is deserved. Pure.</summary>
internal sealed class Difference
{
    private readonly ILookup<(NoticeKind, Guid), Waiting> standing;

    public Difference(IReadOnlyList<Kept> open, IReadOnlyList<Waiting> waiting, DateOnly today, WorkCalendar calendar)
    {
        standing = waiting.ToLookup(one => (KindOfNotice.AffairOf(one.Thing.Kind), one.Thing.Thing));
        // Who comes upon one key twice hears once, and of what is his own to do.
        Dictionary<NoticeKey, Deserved> wanted = [];
        foreach (var one in waiting.SelectMany(one => Reminder.On(today, one.Thing, one.Up, calendar)))
        {
            wanted[NoticeKey.Of(one)] = wanted.TryGetValue(NoticeKey.Of(one), out var other) && other.Rung <= one.Rung ? other : one;
        }

        Over = [.. open.Where(kept => !wanted.ContainsKey(kept.Key) && !WasReached(kept)).Select(kept => (kept, GoesOn(kept) ? NoticeEnd.Moved : NoticeEnd.Done))];
        var moved = Over.Where(over => over.End == NoticeEnd.Moved && over.Kept.Key.Due != default).ToLookup(over => (over.Kept.Affair, over.Kept.Key.PersonId), over => over.Kept.Key.Due);
        var known = open.ToDictionary(kept => kept.Key);
        foreach (var (key, one) in wanted)
        {
            if (!known.TryGetValue(key, out var kept))
            {
                Fresh.Add((one, moved[((KindOfNotice.AffairOf(key.Kind), key.Thing), key.PersonId)].Where(due => due != key.Due).Select(due => (DateOnly?)due).FirstOrDefault()));
            }
            else if (one.Step > kept.Step || kept.Said != Said.Of(one))
            {
                Again.Add((kept, one));
            }
        }
    }

    /// <summary>Nobody has an open notice of these; and until now he knew another day.</summary>
    public List<(Deserved One, DateOnly? From)> Fresh { get; } = [];

    public List<(Kept Kept, Deserved One)> Again { get; } = [];

    public IReadOnlyList<(Kept Kept, NoticeEnd End)> Over { get; }

    public int Changes => Fresh.Count + Again.Count + Over.Count;

    // A rung that was reached is not taken back by an earlier day, for as long as it waits and he is above.
    private bool WasReached(Kept kept) => kept.Said.Rung > 0 && standing[kept.Affair].Any(one => kept.IsOf(one.Thing) && one.Up.Any(rung => rung.Contains(kept.Key.PersonId)));

    // Under another key, on another day or as the next word on the same affair: with him still among those whose affair it is, or for those above him.
    private bool GoesOn(Kept kept) =>
        standing[kept.Affair].Any(one => kept.Said.Rung > 0 || one.Thing.For.Contains(kept.Key.PersonId)) && !standing[kept.Affair].Any(one => kept.IsOf(one.Thing));
}
