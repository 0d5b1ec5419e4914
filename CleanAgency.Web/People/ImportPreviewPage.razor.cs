using CleanAgency.Core.People;
using CleanAgency.Core.Sheets;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Sheets;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.People;

public sealed partial class ImportPreviewPage(Messages messages, NavigationManager navigation, ToastBox toasts) : IDisposable
{
    // Few at a time, so that the bar moves.
    private const int Portion = 10;

    // One id for this confirmation: pressed twice, or sent again after a lost answer, it is one import with the same slips.
    private Guid confirmation = Guid.CreateVersion7();
    private List<MakeSlips.Slip> made = [];
    private IReadOnlyList<Slips.One>? slips;
    private PeopleImportPreview.Answer? answer;
    private string? refusal;
    private bool busy;
    private bool left;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery] public string? Only { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    private VerdictKind? Kind => PreviewAddress.KindOf(Only);

    private string Ready => Words.Facts(
        T["Preview.Ready", answer!.Counts[VerdictKind.New], answer.Counts[VerdictKind.Changed]],
        answer.Proposals > 0 ? T["Preview.Proposals", answer.Proposals] : "",
        answer.Newcomers.Count > 0 ? T["Preview.Slips", answer.Newcomers.Count] : "");

    public void Dispose() => left = true;

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
        // Slips are made before the command: hashing is slow on purpose, and no writer waits for it.
        foreach (var portion in answer!.Newcomers.Select(n => n.Account).Skip(made.Count).Chunk(Portion).ToList())
        {
            var more = await messages.Send(new MakeSlips(portion));
            if (left || more.Answer is null)
            {
                (busy, refusal) = (false, more.Refusal);
                return;
            }

            made.AddRange(portion.Select(account => more.Answer.Single(slip => slip.Account == account)));
            StateHasChanged();
        }

        var outcome = await messages.Send(new ImportPeople(Id, answer.Fingerprint, new(made.ToDictionary(slip => slip.Account, slip => slip.Hash))), confirmation);
        busy = false;
        if (outcome.Done)
        {
            Written();
            return;
        }

        // Somebody changed a person meanwhile: what would happen now stands below the refusal, to be confirmed anew.
        (refusal, confirmation, made) = (outcome.Refusal, Guid.CreateVersion7(), []);
        await Judge();
    }

    private void Written()
    {
        toasts.Show(T["Preview.Written", answer!.Counts[VerdictKind.New], answer.Counts[VerdictKind.Changed]]);
        if (made.Count == 0)
        {
            Leave();
            return;
        }

        slips = [.. answer.Newcomers.Zip(made, (person, slip) => new Slips.One(person.Name, person.Unit, slip.Account, slip.OneTime))];
    }

    private void Leave() => navigation.NavigateTo("people");
}
