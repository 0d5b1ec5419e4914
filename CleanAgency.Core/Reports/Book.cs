using System.Text.Json;
using System.Text.Json.Serialization;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Jobs;

namespace CleanAgency.Core.Reports;

/// <summary>What can be taken home. Named, not numbered, wherever it is written down.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BookKind>))]
public enum BookKind
{
    /// <summary>单位评分卡 of one unit, with the second card of an anchor unit.</summary>
    UnitCard,

    /// <summary>A sheet for each card of the round.</summary>
    UnitCards,

    /// <summary>全区汇总与分类排名.</summary>
    Summary,

    /// <summary>扣分明细.</summary>
    Lost,

    /// <summary>问题清单.</summary>
    Found,

    /// <summary>组别尺度与校准说明.</summary>
    Scale,

    /// <summary>指标得分矩阵.</summary>
    Matrix,

    /// <summary>轮次对比.</summary>
    Rounds,
}

/// <summary>A compiled workbook: its bytes lie under their hash, and it is thrown away when its time is over. What it says can be compiled again at any time.</summary>
public sealed class Book : Entity
{
    /// <summary>So long it can be taken home.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    internal Book(Guid jobId, CompiledBook made, Permission right, Actor asker, DateTime at)
    {
        (Id, Kind, RoundId, UnitId) = (jobId, made.Order.Kind, made.Order.RoundId, made.Order.UnitId);
        (FileName, Hash, Bytes, Right) = (made.Name, made.Hash, made.Bytes, right);
        (AskedById, AskedBy, MadeAt, EndsAt) = (asker.Id, asker.Name, at, at + Kept);
    }

    private Book() => (FileName, Hash, AskedBy) = (null!, null!, null!);

    public BookKind Kind { get; private init; }

    public Guid RoundId { get; private init; }

    public Guid? UnitId { get; private init; }

    public string FileName { get; private init; }

    public string Hash { get; private init; }

    [NotAudited]
    public long Bytes { get; private init; }

    /// <summary>Who has lost it since does not get the file any more.</summary>
    [NotAudited]
    public Permission Right { get; private init; }

    [NotAudited]
    public Guid AskedById { get; private init; }

    [NotAudited]
    public string AskedBy { get; private init; }

    [NotAudited]
    public DateTime MadeAt { get; private init; }

    [NotAudited]
    public DateTime EndsAt { get; private init; }

    public override string Caption => FileName;
}

/// <summary>What is asked for. A kind about one unit names it, no other does.</summary>
/// <param name="Version">Of the result; null: the latest that the asker may see.</param>
public sealed record BookOrder(BookKind Kind, Guid RoundId, Guid? UnitId = null, int? Version = null)
{
    /// <summary>The card of one unit is for whoever may see that card; everything else shows units side by side.</summary>
    public Permission Right => RightsFor(Kind)[0];

    /// <summary>What was found and said on the cards is for who may open them; the auditor reads what the results come to.</summary>
    public static IReadOnlyList<Permission> RightsFor(BookKind kind) => kind switch
    {
        BookKind.UnitCard => [Permission.SeeCards],
        BookKind.UnitCards or BookKind.Lost or BookKind.Found => [Permission.SeeEveryResult, Permission.SeeCards],
        _ => [Permission.SeeEveryResult],
    };

    internal static BookOrder Of(string argument) => JsonSerializer.Deserialize<BookOrder>(argument)!;

    internal string AsArgument() => JsonSerializer.Serialize(this);

    /// <summary>Each a job of its own, however many are asked for at a time.</summary>
    internal JobRequest For(Guid askerId, string asker, DateTime at) => new(AskForBook.Kind, Guid.CreateVersion7(), AsArgument(), Right, askerId, asker, at);

    internal void RefuseWithoutRight(Actor actor)
    {
        foreach (var right in RightsFor(Kind).Where(right => !actor.Has(right)))
        {
            throw new RuleBroken("Access.NoRight", new TextCode($"Access.Permission.{right}"));
        }
    }
}

/// <summary>Printed, and its bytes are stored.</summary>
public sealed record CompiledBook(BookOrder Order, string Name, string Hash, long Bytes);

/// <summary>One's own; and those about whole rounds, by whoever might have asked for them himself.</summary>
internal sealed class BookRows : RowRule<Book>
{
    public override IQueryable<Book> Narrow(IQueryable<Book> rows, Actor actor)
    {
        var rights = Enum.GetValues<Permission>().Where(actor.Has).ToList();
        var kinds = Enum.GetValues<BookKind>().Where(kind => BookOrder.RightsFor(kind).All(actor.Has)).ToList();
        return rows.Where(book => kinds.Contains(book.Kind) && rights.Contains(book.Right) && (book.AskedById == actor.Id || book.Right == Permission.SeeEveryResult));
    }
}
