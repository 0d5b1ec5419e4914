using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Sheets;

/// <summary>An uploaded sheet, judged row by row, and the one button that writes it. A kind of import says which messages these are and what it calls them.</summary>
public abstract class PreviewPage<TAnswer>(Messages messages, NavigationManager navigation, ToastBox toasts) : ComponentBase
    where TAnswer : ImportPreview
{
    // One id for this confirmation: pressed twice, or sent again after a lost answer, it is one import.
    private Guid confirmation = Guid.CreateVersion7();

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery] public string? Only { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    protected TAnswer? Answer { get; private set; }

    protected string? Refusal { get; set; }

    protected bool Busy { get; private set; }

    protected VerdictKind? Kind => PreviewAddress.KindOf(Only);

    protected Messages Messages => messages;

    /// <summary>The list to which it returns when everything is written.</summary>
    protected abstract string List { get; }

    protected abstract Query<TAnswer> Question(int page);

    protected abstract Command Import(string fingerprint);

    protected abstract string Written(TAnswer done);

    /// <summary>What has to be made before it is written; no: the page has said why in its refusal.</summary>
    protected virtual Task<bool> Prepare(TAnswer confirmed) => Task.FromResult(true);

    /// <summary>Once it is written.</summary>
    protected virtual void Leave(TAnswer done) => navigation.NavigateTo(List);

    protected override async Task OnParametersSetAsync()
    {
        Refusal = null;
        await Judge();
    }

    protected async Task Write()
    {
        if (Busy)
        {
            return;
        }

        // What was confirmed: asked again meanwhile, the preview finds its file gone as soon as it is written.
        var confirmed = Answer!;
        (Busy, Refusal) = (true, null);
        if (!await Prepare(confirmed))
        {
            Busy = false;
            return;
        }

        var outcome = await messages.Send(Import(confirmed.Fingerprint), confirmation);
        Busy = false;
        if (outcome.Done)
        {
            toasts.Show(Written(confirmed));
            Leave(confirmed);
            return;
        }

        // Somebody changed a row meanwhile: what would happen now stands below the refusal, to be confirmed anew.
        (Refusal, confirmation) = (outcome.Refusal, Guid.CreateVersion7());
        await Judge();
    }

    private async Task Judge()
    {
        var outcome = await messages.Send(Question(AddressWord.Number(Page) ?? 1));
        (Answer, Refusal) = (outcome.Answer, Refusal ?? outcome.Refusal);
    }
}
