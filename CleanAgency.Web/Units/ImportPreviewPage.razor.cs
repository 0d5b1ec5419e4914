using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Sheets;
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

    private VerdictKind? Kind => PreviewAddress.KindOf(Only);

    private IEnumerable<object> Notices => answer!.NewCategories.Count > 0 ? [T["Preview.NewCategories", string.Join(T["And"], answer.NewCategories)]] : [];

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
