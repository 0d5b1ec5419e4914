using System.Globalization;
using CleanAgency.Core.Common;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Ui;

public sealed partial class Field(Clock clock)
{
    private readonly string id = $"f{Guid.NewGuid():n}";
    private Known now = new(null, 0, null, null);
    private Known? answered;
    private object? row;
    private string? refusal;
    private string? saved;
    private string? describedBy;
    private int turn;

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>The name of the field in its row, as the message calls it.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>The stored value; a date is yyyy-MM-dd, a checkbox true or false.</summary>
    [Parameter, EditorRequired] public string? Value { get; set; }

    /// <summary>The version of the row in which the value was read.</summary>
    [Parameter, EditorRequired] public int Version { get; set; }

    [Parameter, EditorRequired] public Func<FieldSave, Task<FieldAnswer>> Save { get; set; } = _ => Task.FromResult(new FieldAnswer(false));

    /// <summary>Which row this is, when a page shows several, or another one at the same place.</summary>
    [Parameter] public object? Row { get; set; }

    [Parameter] public FieldKind Type { get; set; }

    [Parameter] public IReadOnlyList<Option<string>> Options { get; set; } = [];

    [Parameter] public string? Hint { get; set; }

    /// <summary>Never without a bound: a message above 32 KB would end the circuit instead of being refused.</summary>
    [Parameter] public int MaxLength { get; set; } = 4000;

    [Parameter] public bool Required { get; set; }

    [Parameter] public bool ReadOnly { get; set; }

    /// <summary>Who set the stored value, and when, as the screen says it.</summary>
    [Parameter] public string? ChangedBy { get; set; }

    [Parameter] public string? ChangedAt { get; set; }

    private string? invalid => refusal is null ? null : "true";

    private string? required => Required ? "true" : null;

    protected override void OnParametersSet()
    {
        if (!Equals(row, Row))
        {
            (row, answered, refusal, saved) = (Row, null, null, null);
        }

        // The page may still show what it read before the answer came.
        if (answered is not null && Version >= answered.Version)
        {
            answered = null;
        }

        Show();
    }

    private async Task Take(LiveFieldEventArgs said)
    {
        if (said.Back)
        {
            (refusal, saved) = (null, null);
            Show();
            return;
        }

        var about = row;
        var answer = await Save(new(said.Value, said.Seen));
        if (!Equals(about, row))
        {
            return;
        }

        turn = said.Turn;
        refusal = answer.Refusal;
        saved = answer.Done ? Clock.InShanghai(clock.Now).ToString("HH:mm", CultureInfo.InvariantCulture) : null;
        var known = answer switch
        {
            { Done: true } => new Known(said.Value, answer.Version ?? said.Seen, null, null),
            { Newer: { } newer } => new Known(newer.Theirs, newer.Version, newer.By, newer.At),
            _ => null,
        };
        answered = known is not null && known.Version >= now.Version ? known : answered;
        Show();
    }

    private void Show()
    {
        now = answered ?? new(Value, Version, ChangedBy, ChangedAt);
        var parts = new[] { Hint is null ? null : $"{id}-hint", refusal is null ? null : $"{id}-error" }.OfType<string>();
        describedBy = string.Join(' ', parts) is { Length: > 0 } all ? all : null;
    }

    private string Word(string? value) => Type switch
    {
        FieldKind.Checkbox => T[value == "true" ? "Yes" : "No"],
        FieldKind.Select => Options.FirstOrDefault(o => o.Value == value)?.Text ?? value ?? "",
        _ => value ?? "",
    };

    private sealed record Known(string? Value, int Version, string? By, string? At);
}
