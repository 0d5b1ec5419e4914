using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Schemes;

public sealed partial class RuleForm
{
    private const string OfParts = nameof(SumRule);
    private Option<string>[] kinds = [];

    [Parameter] public ScoringRule? Rule { get; set; }

    [Parameter] public EventCallback<ScoringRule> RuleChanged { get; set; }

    /// <summary>The points of the item, which the rule must be able to give.</summary>
    [Parameter, EditorRequired] public Points Max { get; set; }

    /// <summary>The cases are coded after the item: C3.1.1.</summary>
    [Parameter, EditorRequired] public string ItemCode { get; set; } = "";

    private string? Kind => Rule switch
    {
        null => null,
        PartRule part => part.Kind.ToString(),
        _ => OfParts,
    };

    private Points Left => Points.Max(Points.Zero, Max - (Rule?.Max ?? Points.Zero));

    // A deduction can not stand alone, so it is offered among the parts of a sum only.
    protected override void OnInitialized() => kinds =
    [
        .. Enum.GetValues<PartKind>().Where(kind => kind != PartKind.Deduction).Select(kind => new Option<string>(kind.ToString(), RuleTexts.Name("Schemes", kind)) { Note = T[$"Rule.Kind.{kind}"] }),
        new(OfParts, T["Rule.Sum"]) { Note = T["Rule.Kind.Sum"] },
    ];

    private Task Choose(string kind)
    {
        var first = Rule?.Parts[0];
        return kind == OfParts
            ? Give(new SumRule([first ?? PartDraft.Of(PartKind.Occurrences, Max), PartDraft.Of(PartKind.Deduction, Points.Zero)]))
            : Give(Rule?.Parts.FirstOrDefault(part => part.Kind.ToString() == kind) is { } same ? PartDraft.WithMost(same, Max) : PartDraft.Of(Enum.Parse<PartKind>(kind), Max, first));
    }

    private Task Put(int at, PartRule part) => Give(new SumRule([.. Rule!.Parts.Select((old, index) => index == at ? part : old)]));

    private Task Move(SumRule sum, int at, int by)
    {
        List<PartRule> parts = [.. sum.Addends];
        (parts[at], parts[at + by]) = (parts[at + by], parts[at]);
        return Give(new SumRule(parts));
    }

    private Task Give(ScoringRule rule) => RuleChanged.InvokeAsync(rule.Coded(ItemCode));
}
