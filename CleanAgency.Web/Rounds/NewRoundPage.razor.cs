using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Rounds;

public sealed partial class NewRoundPage(Messages messages, NavigationManager navigation, Clock clock)
{
    private (Guid Id, PlanRound? Of) attempt;
    private LastRound.Answer? last;
    private string code = "";
    private string name = "";
    private string year = "";
    private DateOnly? from;
    private DateOnly? to;
    private bool copy;
    private string? refusal;
    private bool busy;

    private IReadOnlyList<Option<bool>> Starts =>
    [
        new(true, T["Start.Copy", last!.Code]) { Note = T["Start.Copy.Note", last.Name, last.Units] },
        new(false, T["Start.Empty"]) { Note = T["Start.Empty.Note"] },
    ];

    // The next half-year: what most offices plan.
    protected override Task OnInitializedAsync()
    {
        var today = clock.Today;
        return Begin(today.Month <= 6 ? new(today.Year, 7, 1) : new(today.Year + 1, 1, 1));
    }

    private async Task Begin(DateOnly? day)
    {
        from = day;
        if (from is { } first)
        {
            (to, year) = (first.AddMonths(6).AddDays(-1), $"{first.Year}");
            last = (await messages.Send(new LastRound(first))).Answer;
            copy = last is not null;
        }
    }

    private async Task Plan()
    {
        if (from is not { } first || to is not { } end || code.Trim().Length == 0)
        {
            refusal = T["Unfinished"];
            return;
        }

        // The same form sent twice is one round; a corrected form is another attempt.
        var command = new PlanRound(code, new(name, AddressWord.Number(year.Trim()) ?? 0, first, end), copy);
        attempt = attempt.Of == command ? attempt : (Guid.CreateVersion7(), command);
        busy = true;
        var outcome = await messages.Send(command, attempt.Id);
        (busy, refusal) = (false, outcome.Refusal);
        if (outcome.Done)
        {
            navigation.NavigateTo($"rounds/{outcome.Answer}");
        }
    }
}
