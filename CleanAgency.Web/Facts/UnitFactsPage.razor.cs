using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Facts;

public sealed partial class UnitFactsPage(Messages messages, NavigationManager navigation, ToastBox toasts) : AskingPage<UnitFacts.Answer>(messages)
{
    private readonly Messages messages = messages;
    private UnitFacts.Line? disputing;
    private UnitFacts.Line? upholding;
    private UnitFacts.Line? removing;
    private Writing? writing;

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    [Parameter] public Guid UnitId { get; set; }

    [SupplyParameterFromQuery] public string? Round { get; set; }

    protected override Query<UnitFacts.Answer> Question => new UnitFacts(UnitId, Guid.TryParse(Round, out var round) ? round : null);

    private IReadOnlyList<UnitFacts.Line> Open => [.. Answer!.Lines.Where(line => line.Stand == FactStand.Open)];

    private void Go(string? round) => navigation.NavigateTo(navigation.GetUriWithQueryParameter("round", round));

    private async Task Confirm(IReadOnlyList<UnitFacts.Line> facts)
    {
        var outcome = await messages.Send(new ConfirmFacts([.. facts.Select(line => new ConfirmFacts.Seen(line.Id, line.Content))]), Guid.CreateVersion7());
        toasts.Show(outcome.Refusal ?? T["Confirmed", facts.Count]);
    }

    /// <param name="Line">Null: a fact that is not there yet.</param>
    private sealed record Writing(UnitFacts.Line? Line);
}
