using CleanAgency.Core.Schemes;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Sheets;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Schemes;

public sealed partial class ImportPreviewPage(Messages messages, NavigationManager navigation, ToastBox toasts)
{
    // One id for this confirmation: pressed twice, or sent again after a lost answer, it is one import.
    private Guid confirmation = Guid.CreateVersion7();
    private SchemeImportPreview.Answer? answer;
    private string? refusal;
    private bool busy;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery] public string? Into { get; set; }

    [SupplyParameterFromQuery] public string? Sheet { get; set; }

    [SupplyParameterFromQuery] public string? Only { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    private Guid? Target => Guid.TryParse(Into, out var id) ? id : null;

    private string Again => Parts("schemes/import", ofUpload: false);

    protected override async Task OnParametersSetAsync()
    {
        refusal = null;
        await Judge();
    }

    private async Task Judge()
    {
        var outcome = await messages.Send(new SchemeImportPreview(Id, Target, AddressWord.Number(Sheet), PreviewAddress.KindOf(Only), AddressWord.Number(Page) ?? 1));
        (answer, refusal) = (outcome.Answer, refusal ?? outcome.Refusal);
    }

    private string Parts(string to, bool ofUpload = true) =>
        navigation.GetUriWithQueryParameters(ofUpload ? $"schemes/import/{Id}/{to}" : to, new Dictionary<string, object?> { ["into"] = Target?.ToString() });

    private string AddressOf(int sheet) => navigation.GetUriWithQueryParameters(
        $"schemes/import/{Id}", new Dictionary<string, object?> { ["into"] = Target?.ToString(), ["sheet"] = sheet });

    private async Task Write()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        var outcome = await messages.Send(new ImportScheme(Id, Target, answer!.Fingerprint), confirmation);
        if (outcome.Done)
        {
            toasts.Show(T["Preview.Written", answer.Sheets[0].Total]);
            navigation.NavigateTo($"schemes/{outcome.Answer}");
            return;
        }

        // Somebody changed the draft meanwhile: what would happen now stands below the refusal, to be confirmed anew.
        (busy, refusal, confirmation) = (false, outcome.Refusal, Guid.CreateVersion7());
        await Judge();
    }
}
