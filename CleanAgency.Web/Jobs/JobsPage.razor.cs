using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Jobs;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Jobs;

public sealed partial class JobsPage(Messages messages, NavigationManager navigation, ToastBox toasts)
{
    private const int PageSize = 30;
    private IReadOnlyList<ScheduleList.Row>? schedules;
    private Page<JobHistory.Row>? history;
    private string? refusal;

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public string? State { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    private JobState? Asked => Enum.TryParse<JobState>(State, out var state) && Enum.IsDefined(state) ? state : null;

    private Page<ScheduleList.Row>? Schedules => schedules is null ? null : new(schedules, schedules.Count, 1, schedules.Count);

    // What people ask for has kinds of its own, which stand in the list as soon as one was asked for.
    private IEnumerable<string> Kinds => (schedules ?? []).Select(s => s.Name).Concat(history?.Rows.Select(j => j.Kind) ?? []).Concat(Kind is { Length: > 0 } kind ? [kind] : []).Distinct();

    private IEnumerable<Guid> Open => (history?.Rows ?? []).Concat((schedules ?? []).Select(s => s.Last).OfType<JobHistory.Row>()).Where(j => j.Open).Select(j => j.Id).Distinct();

    protected override Task OnParametersSetAsync() => Load();

    private async Task Load()
    {
        var (lines, jobs) = (await messages.Send(new ScheduleList()), await messages.Send(new JobHistory(string.IsNullOrEmpty(Kind) ? null : Kind, Asked, AddressWord.Number(Page) ?? 1, PageSize)));
        (schedules, history, refusal) = (lines.Answer ?? schedules, jobs.Answer ?? history, lines.Refusal ?? jobs.Refusal);
    }

    private async Task Do(Command act) => await Tell(act.GetType().Name, await messages.Send(act));

    private async Task Do(RunSchedule act) => await Tell(nameof(RunSchedule), (await messages.Send(act)).WithoutAnswer());

    private async Task Tell(string act, Outcome<MediatR.Unit> outcome)
    {
        await Load();
        refusal = outcome.Refusal;
        if (outcome.Done)
        {
            toasts.Show(T[$"Done.{act}"]);
        }
    }

    private void Go(string? kind = null, string? state = null) => navigation.NavigateTo(navigation.GetUriWithQueryParameters("jobs", new Dictionary<string, object?>
    {
        ["kind"] = Given(kind ?? Kind),
        ["state"] = Given(state ?? State),
    }));

    private string AddressOf(int page) => navigation.GetUriWithQueryParameter("page", page > 1 ? page : null);

    private static string? Given(string? word) => string.IsNullOrWhiteSpace(word) ? null : word;
}
