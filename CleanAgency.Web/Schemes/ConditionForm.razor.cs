using System.Globalization;
using CleanAgency.Core.Schemes;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Schemes;

public sealed partial class ConditionForm
{
    private static readonly IReadOnlyList<ApplicabilityCondition> Marks = [.. Enum.GetValues<UnitMark>().Select(mark => new HasMark(mark)), new HasShowcase()];

    private readonly string list = $"l{Guid.NewGuid():n}";
    private Option<bool>[] whom = [];
    private Applicability? before;
    private bool limited;

    [Parameter, EditorRequired] public required Applicability Rule { get; set; }

    [Parameter] public EventCallback<Applicability> RuleChanged { get; set; }

    /// <summary>The names to choose from; another may be typed.</summary>
    [Parameter] public IReadOnlyList<string> Facts { get; set; } = [];

    /// <summary>What is said about the condition below its sentence.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    protected override void OnInitialized() => whom = [new(false, T["Condition.Everyone"]), new(true, T["Condition.Some"]) { Note = T["Condition.Some.Note"] }];

    // Without any condition it is for everybody; whoever has just asked for conditions still has the form before him.
    protected override void OnParametersSet() => (limited, before) = (Rule.AnyOf.Count > 0 || (limited && Rule == before), Rule);

    private Task Limit(bool to)
    {
        limited = to;
        return to ? Task.CompletedTask : Give(Applicability.Everyone);
    }

    private Task Give(Applicability rule)
    {
        before = rule;
        return RuleChanged.InvokeAsync(rule);
    }

    private static FactCondition Measured(FactCondition row, bool whole) => whole ? new WholeAbove(row.Fact, row.Least) : new FactAbove(row.Fact, row.Least);

    private static async Task<bool> Named(CaseCell<FactCondition> cell, string typed)
    {
        await cell.Put(cell.Row with { Fact = typed.Trim() });
        return true;
    }

    private static async Task<bool> Above(CaseCell<FactCondition> cell, string typed)
    {
        var read = long.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var least);
        await (read ? cell.Put(cell.Row with { Least = least }) : Task.CompletedTask);
        return read;
    }
}
