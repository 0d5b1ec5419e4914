using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Schemes;

public sealed partial class TabletPreview
{
    private readonly List<Entry> entries = [];
    private ItemInput input = ItemInput.Empty;
    private string stored = "";
    private string? chosen;
    private decimal count = 1;
    private bool looked;

    [Parameter, EditorRequired] public string Code { get; set; } = "";

    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter, EditorRequired] public ScoringRule Rule { get; set; } = null!;

    private Reckoning Reckoned => Rule.Evaluate(input);

    private string Why => string.Join(T["Tablet.And"], Reckoned.Explanation.Say());

    private string Result => Reckoned switch
    {
        { Points: { } points } => T["Tablet.Points", points],
        var open => RuleTexts.Name("Schemes", open.State),
    };

    private IReadOnlyList<OccurrenceCase> Occurrences => [.. Rule.Parts.SelectMany(part => part switch
    {
        OccurrenceRule { Occurrences: var cases } => cases,
        DeductionRule { Occurrences: var cases } => cases,
        _ => [],
    })];

    private IReadOnlyList<PartRule> Counted => [.. Rule.Parts.Where(part => part is OccurrenceRule)];

    private OccurrenceCase? Chosen => Occurrences.FirstOrDefault(one => one.Code == chosen) ?? (Occurrences.Count > 0 ? Occurrences[0] : null);

    // The other parts keep their numbers, so those that are entered case by case stand there without rows.
    private SumRule? Others => Rule.Parts.Any(part => part.Zeroes.Count > 0 || part is not (OccurrenceRule or DeductionRule))
        ? new([.. Rule.Parts.Select(part => part switch
        {
            OccurrenceRule one => one with { Occurrences = [] },
            DeductionRule one => one with { Occurrences = [] },
            _ => part,
        })])
        : null;

    protected override void OnParametersSet()
    {
        var now = RuleJson.Write(Rule);
        if (now != stored)
        {
            (stored, input, chosen, count, looked) = (now, ItemInput.Empty, Occurrences.Count > 0 ? Occurrences[0].Code : null, 1, false);
            entries.Clear();
        }
    }

    private string Terms(OccurrenceCase one) => CaseWording.Split(one.Text).Measure is { Length: > 0 } measure ? T["Tablet.Each", measure, one.Each] : T["Tablet.Once", one.Each];

    private void Enter(OccurrenceCase one)
    {
        var before = input.CountOf(one.Code) ?? 0;
        entries.Add(new(one.Code, CaseWording.Split(one.Text).Name, (int)count, one.Loss(before + (int)count) - one.Loss(before)));
        (input, count) = (input.Count(one.Code, before + (int)count), 1);
        Look();
    }

    private void TakeBack(Entry entry)
    {
        entries.Remove(entry);
        input = input.Count(entry.Code, (input.CountOf(entry.Code) ?? 0) - entry.Count);
    }

    // Whoever enters one case has looked at the part.
    private void Look()
    {
        looked = true;
        input = Rule.Parts.Index().Where(part => part.Item is OccurrenceRule).Aggregate(input, (read, part) => read.NothingFound(part.Index + 1));
    }

    private sealed record Entry(string Code, string Name, int Count, Points Loss);
}
