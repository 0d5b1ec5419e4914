using CleanAgency.Core.Common;

namespace CleanAgency.Core.Groups.Assigning;

/// <summary>How a reader's screen calls units and groups, and how much of a conflict he may read.</summary>
public sealed record AssignmentNames(Func<Guid, object> Unit, Func<Guid, object> Group, Func<ConflictRule, object> Reasons);

/// <summary>Rules, remedies and differences as sentences, in the language of whoever reads them.</summary>
public sealed class AssignmentWords(AssignmentNames names)
{
    public TextCode Of(HardRule rule) => rule switch
    {
        ConflictRule r => new("Groups.Assign.Conflict", names.Unit(r.Unit), names.Group(r.Group), names.Reasons(r)),
        PinRule r => new("Groups.Assign.Pin", names.Unit(r.Unit), names.Group(r.Group)),
        ExcludedRule r => new("Groups.Assign.Excluded", names.Unit(r.Unit), names.Group(r.Group)),
        RepeatRule r => new("Groups.Assign.Repeat", names.Unit(r.Unit), names.Group(r.Group)),
        CapacityRule r => new("Groups.Assign.Capacity", names.Group(r.Group), r.Capacity),
        CoverageRule r => new("Groups.Assign.Coverage", names.Unit(r.Unit)),
        MutualRule r => new("Groups.Assign.Mutual", names.Unit(r.Unit), names.Group(r.Group), names.Unit(r.OtherUnit), names.Group(r.OtherGroup)),
        AnchorRule r => new("Groups.Assign.Anchor", names.Unit(r.Unit), names.Group(r.SecondGroup)),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    public TextCode Of(Remedy remedy) => remedy.Suffices ? Deed(remedy) : new("Groups.Assign.NotEnough", Deed(remedy));

    public static TextCode Of(WhyNoPlan why) => new("Groups.Assign.NoPlan", why.Unplaced, why.Rules.Count, why.Units.Count);

    /// <summary>What a proposal leaves to be wished for; nothing, if it leaves nothing.</summary>
    public static IEnumerable<TextCode> Left(Proposal proposal)
    {
        if (proposal is { MutualLeft: true, Measures: { } measures })
        {
            yield return new("Groups.Assign.MutualLeft", measures.MutualPairs.Count);
        }

        if (proposal is { AnchorsMissing: > 0, Plan: not null })
        {
            yield return new("Groups.Assign.AnchorsMissing", proposal.AnchorsMissing);
        }
    }

    /// <summary>Goal by goal what a change does, those that weigh anything and move.</summary>
    public static IEnumerable<TextCode> Differences(PlanChange change) =>
        from part in change.Before.Parts(change.Weights).Zip(change.After.Parts(change.Weights))
        where part.First.Amount != part.Second.Amount
        select new TextCode($"Groups.Assign.Gap.{part.First.Goal}", part.First.Amount, part.Second.Amount);

    private TextCode Deed(Remedy remedy) => remedy switch
    {
        ReplaceMembers r => new("Groups.Assign.ReplaceMembers", names.Unit(r.Unit), names.Group(r.Group), r.Persons.Count),
        AllowRepeat r => new("Groups.Assign.AllowRepeat", names.Unit(r.Unit), names.Group(r.Group)),
        TakeOutPin r => new("Groups.Assign.TakeOutPin", names.Unit(r.Unit), names.Group(r.Group)),
        LiftExclusion r => new("Groups.Assign.LiftExclusion", names.Unit(r.Unit), names.Group(r.Group)),
        RaiseCapacity r => new("Groups.Assign.RaiseCapacity", names.Group(r.Group), r.By),
        _ => throw new ArgumentOutOfRangeException(nameof(remedy)),
    };
}
