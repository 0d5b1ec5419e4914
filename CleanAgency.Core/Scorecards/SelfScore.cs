using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Scorecards;

public enum SelfField
{
    Points,
    Note,
}

/// <summary>自评分: how a unit sees itself in a round, one for each unit of the plan. It never holds up the scoring, and once handed in it stands.</summary>
public sealed class SelfScore : Entity
{
    private readonly List<SelfScoreLine> lines = [];

    public SelfScore(Guid roundId, Guid unitId, string title) => (RoundId, UnitId, Title) = (roundId, unitId, title);

    private SelfScore() => Title = null!;

    public Guid RoundId { get; private init; }

    public Guid UnitId { get; private init; }

    /// <summary>The unit as people call it; the audit writes it.</summary>
    [NotAudited]
    public string Title { get; private init; }

    public DateTime? SubmittedAt { get; private set; }

    public string? SubmittedBy { get; private set; }

    public IReadOnlyCollection<SelfScoreLine> Lines => lines;

    public override string Caption => Title;

    public SelfScoreLine? LineOf(Guid item) => lines.SingleOrDefault(line => line.ItemId == item);

    /// <summary>As it is typed, one field of one item.</summary>
    /// <param name="last">The last day on which it may be filled in.</param>
    /// <returns>The version of the line that will hold the value.</returns>
    public int Edit(Indicator item, SelfField field, string? value, int seen, DateOnly last, string by, DateTime at)
    {
        RefuseClosed(last, at);
        if (LineOf(item.Id) is not { } line)
        {
            lines.Add(line = new(Id, item));
        }

        return line.Edit(item, field, (value ?? "").Trim(), seen, by, at);
    }

    /// <param name="asked">Every item that is asked, with what its rule makes of the unit's facts: that is taken where nobody typed anything.</param>
    public void Submit(IReadOnlyList<(Indicator Item, Points? Foreseen)> asked, DateOnly last, string by, DateTime at)
    {
        RefuseClosed(last, at);
        foreach (var (item, foreseen) in asked.Where(one => LineOf(one.Item.Id)?.Points is null && one.Foreseen is not null))
        {
            Edit(item, SelfField.Points, foreseen!.Value.ToEntry(), int.MaxValue, last, by, at);
        }

        List<string> open = [.. asked.Where(one => LineOf(one.Item.Id)?.Points is null).Select(one => one.Item.Code)];
        if (open.Count > 0)
        {
            throw new RuleBroken("Scorecards.SelfOpen", open.Count, string.Join(' ', open));
        }

        (SubmittedAt, SubmittedBy) = (at, by);
    }

    private void RefuseClosed(DateOnly last, DateTime at)
    {
        if (SubmittedAt is not null)
        {
            throw new RuleBroken("Scorecards.SelfSubmitted", SubmittedBy ?? "");
        }

        if (Clock.DateOf(at) > last)
        {
            throw new RuleBroken("Scorecards.SelfLate", last);
        }
    }
}

/// <summary>One item of it.</summary>
public sealed class SelfScoreLine : Entity, IPartOf
{
    // In hundredths: units score themselves in tenths.
    private const int Tenth = 10;

    internal SelfScoreLine(Guid selfScoreId, Indicator item) => (SelfScoreId, ItemId, Code) = (selfScoreId, item.Id, item.Code);

    private SelfScoreLine() => Code = null!;

    [NotAudited]
    public Guid SelfScoreId { get; private init; }

    [NotAudited]
    public Guid ItemId { get; private init; }

    public string Code { get; private init; }

    public Points? Points { get; private set; }

    public string Note { get; private set; } = "";

    [NotAudited]
    public FieldMarks Marks { get; private set; } = new();

    public override string Caption => Code;

    Guid IPartOf.WholeId => SelfScoreId;

    Type IPartOf.Whole => typeof(SelfScore);

    /// <summary>The nearest that a unit may type, never more.</summary>
    internal static Points InTenths(Points points) => new(points.Hundredths / Tenth * Tenth);

    public string Text(SelfField field) => field == SelfField.Points ? Points?.ToEntry() ?? "" : Note;

    internal int Edit(Indicator item, SelfField field, string text, int seen, string by, DateTime at)
    {
        var (before, isNew) = (Text(field), Marks.All.Count == 0);
        Marks.RefuseStale(field.ToString(), seen, before, text);
        if (field == SelfField.Points)
        {
            Points = text.Length == 0 ? null : Common.Points.TryParse(text, out var points) && points >= Common.Points.Zero && points <= item.Max && points.Hundredths % Tenth == 0 ? points : throw new RuleBroken("Scorecards.SelfForm", item.Max.ToEntry());
        }
        else
        {
            Note = text.Length <= 500 ? text : throw new RuleBroken("Scorecards.TextForm", 500);
        }

        if (Text(field) == before)
        {
            return Version;
        }

        var holds = isNew ? Version : Version + 1;
        Marks = Marks.With(field.ToString(), new(holds, by, at));
        return holds;
    }
}

/// <summary>The form is the unit's own; the group reads on its card what was handed in.</summary>
internal sealed class SelfScoreRows : RowRule<SelfScore>
{
    public override IQueryable<SelfScore> Narrow(IQueryable<SelfScore> rows, Actor actor)
    {
        var own = actor.UnitId;
        return rows.Where(self => self.UnitId == own);
    }
}
