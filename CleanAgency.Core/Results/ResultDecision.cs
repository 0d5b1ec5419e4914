using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;

namespace CleanAgency.Core.Results;

/// <summary>What people decide about a result.</summary>
public enum DecisionKind
{
    /// <summary>组别尺度: a group's cards are adjusted; without a group, nothing is.</summary>
    Calibration,

    /// <summary>优秀名额: who gets it of equals across the quota line of a category.</summary>
    QuotaTie,

    /// <summary>等次调整: another grade than the computed one.</summary>
    Deviation,
    Approval,
    SendBack,
    Publication,

    /// <summary>更正: a locked card is opened again.</summary>
    Correction,
}

/// <summary>文号 and reason: without both nobody departs from what the rules give.</summary>
public sealed record Grounds(string Number, string Reason)
{
    public const int MostNumber = 100;
    public const int MostReason = 500;

    public Grounds Checked() => new(Said.Text(Number, 2, MostNumber, "Results.NumberForm"), Said.Text(Reason, 2, MostReason, "Results.ReasonForm"));
}

/// <summary>What a decision is about and what it says of it: a group and its points, a category and the units that get the grade, a unit and its grade, a card.</summary>
public sealed record DecisionAbout(Guid? Id, string Name)
{
    public static DecisionAbout Whole { get; } = new(null, "");

    public Points? Points { get; init; }

    public string? Grade { get; init; }

    public IReadOnlyList<Guid> Chosen { get; init; } = [];
}

/// <summary>A decision about a result: it is never edited, a later one about the same replaces it.</summary>
public sealed class ResultDecision : Entity, IPartOf
{
    internal ResultDecision(Guid resultId, DecisionKind kind, DecisionAbout about, Grounds grounds, Hand hand)
    {
        (ResultId, Kind, AboutId, About) = (resultId, kind, about.Id, about.Name);
        (Points, Grade, ChosenUnits) = (about.Points, about.Grade, string.Join(' ', about.Chosen));
        (Number, Reason, By, ByName, At) = (grounds.Number, grounds.Reason, hand.Id, hand.Name, hand.At);
    }

    private ResultDecision() => (About, ChosenUnits, Number, Reason, ByName) = (null!, null!, null!, null!, null!);

    [NotAudited]
    public Guid ResultId { get; private init; }

    public DecisionKind Kind { get; private init; }

    [NotAudited]
    public Guid? AboutId { get; private init; }

    /// <summary>The name of the group, category, unit or card; empty for the result as a whole.</summary>
    public string About { get; private init; }

    public Points? Points { get; private init; }

    public string? Grade { get; private init; }

    /// <summary>The ids of <see cref="Chosen"/>.</summary>
    [NotAudited]
    public string ChosenUnits { get; private init; }

    public string Number { get; private init; }

    public string Reason { get; private init; }

    [NotAudited]
    public Guid By { get; private init; }

    [NotAudited]
    public string ByName { get; private init; }

    public DateTime At { get; private init; }

    /// <summary>Since when another one stands in its place, or the result was sent back behind it.</summary>
    public DateTime? FallenAt { get; private set; }

    public override string Caption => About;

    public IReadOnlyList<Guid> Chosen => [.. ChosenUnits.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];

    Guid IPartOf.WholeId => ResultId;

    Type IPartOf.Whole => typeof(RoundResult);

    internal void Fall(DateTime at) => FallenAt = at;

    /// <summary>It holds in the next version too, as it was decided.</summary>
    internal ResultDecision CarriedTo(Guid resultId) => new(
        resultId, Kind, new(AboutId, About) { Points = Points, Grade = Grade, Chosen = Chosen }, new(Number, Reason), new(By, ByName, At));
}
