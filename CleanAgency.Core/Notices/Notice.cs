using CleanAgency.Core.Access;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Notices;

public enum NoticeEnd
{
    /// <summary>It is no longer his: done, or become another thing, or for others.</summary>
    Done,

    /// <summary>It goes on: there is another one, with the new day or what became of it last.</summary>
    Moved,
}

/// <summary>
/// One person was told of one thing with one deadline: that is its key, so there is one, however often and late the rule is asked.
/// It knows that it was told and read; whether the thing is done, the thing knows. Written by the engine, not by people: the audit leaves it alone.
/// </summary>
[NotAudited]
public sealed class Notice : Entity, IPartOf
{
    internal Notice(Deserved deserved, DateOnly? from, DateTime at)
    {
        (PersonId, Kind, Thing, Due, MovedFrom) = (deserved.PersonId, deserved.Thing.Kind, deserved.Thing.Thing, deserved.Thing.Key.Due, from);
        Words = "";
        Say(deserved);
        Tell(deserved, at);
    }

    private Notice() => Words = Address = null!;

    public Guid PersonId { get; private init; }

    public NoticeKind Kind { get; private init; }

    public Guid Thing { get; private init; }

    /// <summary>The first of all days where there is no deadline: a key has no holes.</summary>
    public DateOnly Due { get; private init; }

    public DateOnly? MovedFrom { get; private set; }

    /// <summary>What was news when it was told last; none: the thing says nothing of the kind.</summary>
    public string? LastNews { get; private set; }

    public bool Provisional { get; private set; }

    public int Step { get; private set; }

    public int Rung { get; private set; }

    public Trouble Trouble { get; private set; }

    public long Count { get; private set; }

    public DateTime? Since { get; private set; }

    /// <summary>Codes and arguments, as an <see cref="Explanation"/> keeps them.</summary>
    public string Words { get; private set; }

    public string Address { get; private set; } = "";

    /// <summary>When it was told last.</summary>
    public DateTime ToldAt { get; private set; }

    /// <summary>How often it was told.</summary>
    public int Times { get; private set; }

    public DateTime? ReadAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public NoticeEnd? End { get; private set; }

    public override string Caption => Kind.ToString();

    Guid IPartOf.WholeId => PersonId;

    Type IPartOf.Whole => typeof(Inbox);

    public DateOnly? Deadline => Due == default ? null : Due;

    /// <summary>What was told already is not told again.</summary>
    /// <param name="from">The day that he knew until now.</param>
    /// <returns>Whether there was something to tell.</returns>
    internal bool Hear(Deserved deserved, DateOnly? from, DateTime at)
    {
        var other = IsOther(deserved.Thing.News);
        var news = other || from is not null || deserved.Step > Step || deserved.Thing.Count > Known || (EndedAt is not null && Deadline is null && deserved.Thing.News is null);
        MovedFrom = other ? from : from ?? MovedFrom;
        (EndedAt, End) = (null, null);
        Say(deserved);
        if (news)
        {
            Tell(deserved, at);
        }

        return news;
    }

    internal void Finish(NoticeEnd end, DateTime at) => (EndedAt, End) = (at, end);

    internal void Read(DateTime at) => ReadAt ??= at;

    // As much of it as he knows of: more is news to who has read it, and whatever comes back once it is over.
    private long Known => EndedAt is not null ? 0 : ReadAt is null ? long.MaxValue : Count;

    // Of what was told before its news were kept, nothing can be said.
    private bool IsOther(string? news) => (LastNews, news) is ({ } last, { } now) && last != now;

    private void Tell(Deserved deserved, DateTime at) => (Step, Times, ToldAt, ReadAt) = (Math.Max(Step, deserved.Step), Times + 1, at, null);

    // What it says may change without being told anew: fewer of them, the day come nearer.
    private void Say(Deserved deserved)
    {
        var thing = deserved.Thing;
        (Rung, Trouble, Provisional, Count, Since, Address, LastNews) = (deserved.Rung, deserved.Trouble, thing.Deadline?.Provisional == true, thing.Count, thing.Since, thing.Address, thing.News);
        Words = ExplanationJson.WriteArguments(thing.Words);
    }
}

/// <summary>One's own.</summary>
internal sealed class NoticeRows : RowRule<Notice>
{
    public override IQueryable<Notice> Narrow(IQueryable<Notice> rows, Actor actor)
    {
        var me = actor.Id;
        return rows.Where(notice => notice.PersonId == me);
    }
}
