using CleanAgency.Core.Calendar;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Notices;

/// <summary>Something that waits for people now, and by when it should be done.</summary>
/// <param name="Thing">The row that it is about; of a kind there is one for each row, and an empty id where it is about all of them.</param>
/// <param name="For">Who has to do it, or to know it.</param>
/// <param name="Address">Opens the very thing.</param>
public sealed record OpenThing(NoticeKind Kind, Guid Thing, Trouble Trouble, IReadOnlyCollection<Guid> For, string Address)
{
    /// <summary>None: it waits until it is done.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>Who leads those who have to do it: the first to hear when they do not.</summary>
    public IReadOnlyCollection<Guid> Leaders { get; init; } = [];

    /// <summary>How it is told on when it is late; none: it is not.</summary>
    public ReminderPolicy? Policy { get; init; }

    /// <summary>What its sentence names: how many, since when, and then what the kind needs.</summary>
    public long Count { get; init; }

    public DateTime? Since { get; init; }

    public IReadOnlyList<object> Words { get; init; } = [];

    /// <summary>
    /// A short value that is another one whenever people have to hear of it anew, though day and step are the same; made of what happened, never of
    /// today. None: it is the same thing for as long as it waits.
    /// </summary>
    public string? News { get; init; }

    /// <summary>A day is no row; as the thing that a notice is about it has an id all the same, always the same one.</summary>
    public static Guid OfDay(DateOnly day) => new(day.DayNumber, 0, 0, new byte[8]);

    public (NoticeKind Kind, Guid Thing, DateOnly Due) Key => (Kind, Thing, Deadline?.Due ?? default);
}

/// <summary>
/// Looks after some kinds of notices: which of these things are open now, over the whole office. The one that knows a feature's
/// states; it decides nothing about days, steps or people's wishes.
/// </summary>
public interface IWatch
{
    /// <summary>What it looks after. A kind has one watch.</summary>
    IReadOnlyList<NoticeKind> Kinds { get; }

    /// <summary>After a change of these rows it looks again, in the same save; and after these recorded questions, whose finding stands in the audit.</summary>
    IReadOnlyList<Type> Signs { get; }

    /// <summary>Rows that come with every tap, and matter only while a notice of this kind about their whole is open.</summary>
    (Type Row, NoticeKind Kind)? Often => null;

    Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct);
}
