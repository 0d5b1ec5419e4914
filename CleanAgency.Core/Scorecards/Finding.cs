using CleanAgency.Core.Common;

namespace CleanAgency.Core.Scorecards;

public enum FindingSeverity
{
    Slight,
    Ordinary,
    Serious,
}

/// <summary>What is wrong, against which clause, how grave, and what the unit has to do about it.</summary>
/// <param name="Entry">The found fact that led to it, if one did.</param>
public sealed record FindingContent(string Fact, string Clause, FindingSeverity Severity, string Requirement, Guid? Entry = null)
{
    public const int MostClause = 300;
    public const int MostRequirement = 1000;

    public FindingContent Checked() =>
        !Enum.IsDefined(Severity) ? throw new RuleBroken("Scorecards.SeverityForm")
        : this with
        {
            Fact = Said.Text(Fact, 2, FoundFact.MostText, "Scorecards.FactForm"),
            Clause = Said.Text(Clause, 2, MostClause, "Scorecards.ClauseForm"),
            Requirement = Said.Text(Requirement, 2, MostRequirement, "Scorecards.RequirementForm"),
        };
}

/// <summary>问题: what the unit will have to put right. The findings of a card are its list for rectification.</summary>
public sealed class Finding : CardEntry
{
    internal Finding(Tap tap, FindingContent content, Hand hand)
        : base(tap, hand) =>
        (ItemId, EntryId, Fact, Clause, Severity, Requirement) = (tap.ItemId, content.Entry, content.Fact, content.Clause, content.Severity, content.Requirement);

    private Finding() => (Fact, Clause, Requirement) = (null!, null!, null!);

    [NotAudited]
    public Guid ItemId { get; private init; }

    [NotAudited]
    public Guid? EntryId { get; private init; }

    public string Fact { get; private init; }

    public string Clause { get; private init; }

    public FindingSeverity Severity { get; private init; }

    public string Requirement { get; private init; }

    public override string Caption => Fact.Length > 20 ? $"{Fact[..20]}…" : Fact;
}
