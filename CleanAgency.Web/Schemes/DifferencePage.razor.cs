using CleanAgency.Core.Schemes;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Schemes;

public sealed partial class DifferencePage(Messages messages, NavigationManager navigation)
{
    private SchemeDifference.Answer? answer;
    private string? refusal;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery] public string? Older { get; set; }

    protected override Task OnParametersSetAsync() => Load();

    private static string StateOf(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Added => "run",
        DifferenceKind.Removed => "bad",
        DifferenceKind.Changed => "warn",
        _ => "mute",
    };

    private static string IconOf(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Added => "plus",
        DifferenceKind.Removed => "minus",
        DifferenceKind.Changed => "edit",
        _ => "swap",
    };

    private async Task Load()
    {
        var outcome = await messages.Send(new SchemeDifference(Id, Guid.TryParse(Older, out var older) ? older : null));
        (answer, refusal) = (outcome.Answer ?? answer, outcome.Refusal);
    }
}
