using CleanAgency.Core.Access;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Notices;

public enum NoticeEnd
{
    /// <summary>What it was about is done, or has become another thing.</summary>
    Done,

    /// <summary>There is another one with the new day.</summary>
    Moved,
}

/// <summary>
/// One person was told of one thing with one deadline: that is its key, so it comes once, however often and late the rule is asked.
/// It knows that it was told and read; whether the thing is done, the thing knows. Written by the engine, not by people: the audit leaves it alone.
/// </summary>
public sealed class Notice : Entity, IPartOf
{
    internal Notice(Deserved deserved, DateOnly? movedFrom, DateTime at)
    {
        (PersonId, Kind, Thing, Due, MovedFrom) = (deserved.PersonId, deserved.Thing.Kind, deserved.Thing.Thing, deserved.Thing.Key.Due, movedFrom);
        Words = "";
        Say(deserved);
        Tell(deserved, at);
    }

    private Notice() => Words = Address = null!;

    [NotAudited]
    public Guid PersonId { get; private init; }

    [NotAudited]
    public NoticeKind Kind { get; private init; }

    [NotAudited]
    public Guid Thing { get; private init; }

    /// <summary>The first of all days where there is no deadline: a key has no holes.</summary>
    [NotAudited]
    public DateOnly Due { get; private init; }

    [NotAudited]
    public DateOnly? MovedFrom { get; private init; }

    [NotAudited]
    public bool Provisional { get; private set; }

    [NotAudited]
    public int Step { get; private set; }

    [NotAudited]
    public int Rung { get; private set; }

    [NotAudited]
    public Trouble Trouble { get; private set; }

    [NotAudited]
    public long Count { get; private set; }

    [NotAudited]
    public DateTime? Since { get; private set; }

    /// <summary>Codes and arguments, as an <see cref="Explanation"/> keeps them.</summary>
    [NotAudited]
    public string Words { get; private set; }

    [NotAudited]
    public string Address { get; private set; } = "";

    /// <summary>When it was told last.</summary>
    [NotAudited]
    public DateTime ToldAt { get; private set; }

    [NotAudited]
    public DateTime? ReadAt { get; private set; }

    [NotAudited]
    public DateTime? EndedAt { get; private set; }

    [NotAudited]
    public NoticeEnd? End { get; private set; }

    public override string Caption => Kind.ToString();

    Guid IPartOf.WholeId => PersonId;

    Type IPartOf.Whole => typeof(Inbox);

    public DateOnly? Deadline => Due == default ? null : Due;

    /// <summary>Told again: the day is nearer, or what was done is open once more. Less than what was told already is not told.</summary>
    /// <returns>Whether there was something to tell.</returns>
    internal bool Hear(Deserved deserved, DateTime at)
    {
        var news = deserved.Step > Step || (EndedAt is not null && Deadline is null);
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

    private void Tell(Deserved deserved, DateTime at) => (Step, ToldAt, ReadAt) = (Math.Max(Step, deserved.Step), at, null);

    // What it says may change without being told anew: another count, the day come nearer.
    private void Say(Deserved deserved)
    {
        var thing = deserved.Thing;
        (Rung, Trouble, Provisional, Count, Since, Address) = (deserved.Rung, deserved.Trouble, thing.Deadline?.Provisional == true, thing.Count, thing.Since, thing.Address);
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
