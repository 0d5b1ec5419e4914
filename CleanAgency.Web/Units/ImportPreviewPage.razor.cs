using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Units;

public sealed partial class ImportPreviewPage(Messages messages, NavigationManager navigation, ToastBox toasts)
{
    // One id for this confirmation: pressed twice, or sent again after a lost answer, it is one import.
    private Guid confirmation = Guid.CreateVersion7();
    private UnitImportPreview.Answer? answer;
    private string? refusal;
    private bool busy;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery] public string? Only { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    private VerdictKind? Kind => Enum.TryParse<VerdictKind>(Only, out var kind) && Enum.IsDefined(kind) ? kind : null;

    private int Refused => answer!.Counts[VerdictKind.Refused];

    protected override async Task OnParametersSetAsync()
    {
        refusal = null;
        await Judge();
    }

    private async Task Judge()
    {
        var outcome = await messages.Send(new UnitImportPreview(Id, Kind, AddressWord.Number(Page) ?? 1));
        (answer, refusal) = (outcome.Answer, refusal ?? outcome.Refusal);
    }

    private string AddressOf(VerdictKind? only, int page) => navigation.GetUriWithQueryParameters(
        $"units/import/{Id}", new Dictionary<string, object?> { ["only"] = only?.ToString(), ["page"] = page > 1 ? page : null });

    private async Task Write()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        var outcome = await messages.Send(new ImportUnits(Id, answer!.Fingerprint), confirmation);
        if (outcome.Done)
        {
            toasts.Show(T["Preview.Written", answer.Counts[VerdictKind.New], answer.Counts[VerdictKind.Changed]]);
            navigation.NavigateTo("units");
            return;
        }

        // Somebody changed a unit meanwhile: what would happen now stands below the refusal, to be confirmed anew.
        (busy, refusal, confirmation) = (false, outcome.Refusal, Guid.CreateVersion7());
        await Judge();
    }
}
