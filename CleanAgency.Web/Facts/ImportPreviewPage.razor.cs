using CleanAgency.Core.Facts;
using CleanAgency.Core.Sheets;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Sheets;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Facts;

public sealed partial class ImportPreviewPage(Messages messages, NavigationManager navigation, ToastBox toasts)
{
    // One id for this confirmation: pressed twice, or sent again after a lost answer, it is one import.
    private Guid confirmation = Guid.CreateVersion7();
    private FactImportPreview.Answer? answer;
    private string? refusal;
    private bool busy;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery] public string? Only { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    private VerdictKind? Kind => PreviewAddress.KindOf(Only);

    private IEnumerable<object> Notices => answer!.Unasked.Count > 0 ? [T["Preview.Unasked", string.Join(T["And"], answer.Unasked)]] : [];

    protected override async Task OnParametersSetAsync()
    {
        refusal = null;
        await Judge();
    }

    private async Task Judge()
    {
        var outcome = await messages.Send(new FactImportPreview(Id, Kind, AddressWord.Number(Page) ?? 1));
        (answer, refusal) = (outcome.Answer, refusal ?? outcome.Refusal);
    }

    private async Task Write()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        var outcome = await messages.Send(new ImportFacts(Id, answer!.Fingerprint), confirmation);
        if (outcome.Done)
        {
            toasts.Show(T["Preview.Written", answer.Counts[VerdictKind.New], answer.Counts[VerdictKind.Changed]]);
            navigation.NavigateTo("facts");
            return;
        }

        // Somebody changed a fact meanwhile: what would happen now stands below the refusal, to be confirmed anew.
        (busy, refusal, confirmation) = (false, outcome.Refusal, Guid.CreateVersion7());
        await Judge();
    }
}
