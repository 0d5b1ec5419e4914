using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Calendar;

public sealed partial class DeadlineTool
{
    private DateOnly? start;
    private int? days = 5;
    private DeadlineKind kind;
    private ReckonDeadline asked = new(default, default, 0);
    private Outcome<ReckonDeadline.Result>? outcome;

    [Inject]
    public required Messages Messages { get; set; }

    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    protected override async Task OnInitializedAsync()
    {
        start = Today;
        await Reckon();
    }

    // An empty field goes out as a value that the form's rule refuses with its sentence.
    private async Task Reckon()
    {
        var question = new ReckonDeadline(start ?? default, kind, days ?? -1);
        outcome = await Messages.Send(question);
        asked = question;
    }

    // The days between may be others now.
    private async Task Again() => outcome = await Messages.Send(asked);

    private string? Error(string field) => outcome?.Errors.GetValueOrDefault(field);

    private string Missing(ReckonDeadline.Result result) => result.Missing.Select(year => $"{year}").Aggregate((all, next) => T["Tool.And", all, next]);
}
