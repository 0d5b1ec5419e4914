using CleanAgency.Core.People;
using CleanAgency.Core.Sheets;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Sheets;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.People;

public sealed partial class ImportPreviewPage(Messages messages, NavigationManager navigation, ToastBox toasts) : IDisposable
{
    private readonly Messages messages = messages;
    // One id for this confirmation: pressed twice, or sent again after a lost answer, it is one import with the same slips.
    private Guid confirmation = Guid.CreateVersion7();
    private SlipPress press = new(messages);
    private IReadOnlyList<Slips.One>? slips;
    private PeopleImportPreview.Answer? answer;
    private string? refusal;
    private bool busy;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery] public string? Only { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    private VerdictKind? Kind => PreviewAddress.KindOf(Only);

    private string Ready => Words.Facts(
        T["Preview.Ready", answer!.Counts[VerdictKind.New], answer.Counts[VerdictKind.Changed]],
        answer.Proposals > 0 ? T["Preview.Proposals", answer.Proposals] : "",
        answer.Newcomers.Count > 0 ? T["Preview.Slips", answer.Newcomers.Count] : "");

    public void Dispose() => press.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        if (slips is null && !busy)
        {
            refusal = null;
            await Judge();
        }
    }

    private async Task Judge()
    {
        var outcome = await messages.Send(new PeopleImportPreview(Id, Kind, AddressWord.Number(Page) ?? 1));
        (answer, refusal) = (outcome.Answer, refusal ?? outcome.Refusal);
    }

    private async Task Write()
    {
        if (busy)
        {
            return;
        }

        (busy, refusal) = (true, null);
        if (!await press.Make(answer!.Newcomers.Select(n => n.Account), StateHasChanged))
        {
            (busy, refusal) = (false, press.Refusal);
            return;
        }

        var outcome = await messages.Send(new ImportPeople(Id, answer.Fingerprint, press.Hashes), confirmation);
        busy = false;
        if (outcome.Done)
        {
            Written();
            return;
        }

        // Somebody changed a person meanwhile: what would happen now stands below the refusal, to be confirmed anew.
        (refusal, confirmation, press) = (outcome.Refusal, Guid.CreateVersion7(), new(messages));
        await Judge();
    }

    private void Written()
    {
        toasts.Show(T["Preview.Written", answer!.Counts[VerdictKind.New], answer.Counts[VerdictKind.Changed]]);
        if (press.Made.Count == 0)
        {
            Leave();
            return;
        }

        slips = [.. answer.Newcomers.Zip(press.Made, (person, slip) => new Slips.One(person.Name, person.Unit, slip.Account, slip.OneTime))];
    }

    private void Leave() => navigation.NavigateTo("people");
}
