using System.Text.Json;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>
/// By what a round counts, grades, recuses and signs. A scheme carries the one it proposes; a round takes a copy and freezes it,
/// so that a later change decides nothing that has already begun.
/// </summary>
public sealed record RoundPolicy
{
    /// <summary>The sum of all first-level items.</summary>
    public Points Total { get; init; } = Points.Of(100);

    /// <summary>From the best to the worst; a rounded score has the first grade whose cut it reaches.</summary>
    public IReadOnlyList<GradeCut> Grades { get; init; } = [];

    public ExcellentPolicy Excellent { get; init; } = new();

    public Points BonusCap { get; init; }

    /// <summary>One fact earns one bonus only.</summary>
    public bool SameFactOnce { get; init; }

    public Points NegativeCap { get; init; }

    public NotApplicablePolicy NotApplicable { get; init; } = new();

    public RoundingPolicy Rounding { get; init; } = new();

    /// <summary>Asked in this order when two units have the same score.</summary>
    public IReadOnlyList<TieBreak> Ties { get; init; } = [];

    public AnchorPolicy Anchor { get; init; } = new();

    public CalibrationPolicy Calibration { get; init; } = new();

    public RecusalPolicy Recusal { get; init; } = new();

    /// <summary>How many units a group scores as their first group.</summary>
    public int Capacity { get; init; }

    public VisitPolicy Visits { get; init; } = new();

    public bool SelfScore { get; init; }

    public SigningPolicy Signing { get; init; } = new();

    public UnitConfirmationPolicy UnitConfirmation { get; init; } = new();

    public ObjectionPolicy Objection { get; init; } = new();

    public ReminderPolicy Reminders { get; init; } = new();

    public PublicationPolicy Publication { get; init; } = new();

    public IReadOnlyList<CompositePart> Composite { get; init; } = [];

    /// <summary>What most offices begin with; every value of it can be changed.</summary>
    public static RoundPolicy Usual { get; } = FromJson(Embedded.Text("Schemes.usual-policy.json"));

    /// <summary>The stored form, which is also the form of the interchange file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, PolicyJson.Options);

    public static RoundPolicy FromJson(string json) => JsonSerializer.Deserialize<RoundPolicy>(json, PolicyJson.Options)!.Checked();

    public bool Says(RoundPolicy other) => ToJson() == other.ToJson();

    /// <summary>The grade of a score that has already been rounded: 89.995 is 90.00 before anybody asks.</summary>
    public string GradeOf(Points rounded) => Grades.First(cut => rounded >= cut.From).Grade;

    /// <summary>Every value within its bounds, and the values fit each other; refused in words that name the line.</summary>
    public RoundPolicy Checked()
    {
        PolicyLines.RefuseOutOfBounds(this);
        var falling = Grades.Zip(Grades.Skip(1)).All(pair => pair.First.From > pair.Second.From);
        if (Grades.Count < 2 || !falling || Grades[^1].From != Points.Zero || Grades[0].From > Total)
        {
            throw new RuleBroken("Schemes.GradesFall", Total.ToString());
        }

        if (Grades.Select(cut => cut.Grade).Distinct().Count() < Grades.Count)
        {
            throw new RuleBroken("Schemes.GradeTwice");
        }

        if (Ties.Distinct().Count() < Ties.Count || Ties.Count == 0 || Ties[^1].By != TieKind.SharedRank)
        {
            throw new RuleBroken("Schemes.TiesEndShared");
        }

        return Composite.Sum(part => part.Percent) == 100 ? this : throw new RuleBroken("Schemes.CompositeSum", Composite.Sum(part => part.Percent));
    }
}
