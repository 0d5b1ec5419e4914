using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Scorecards;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Scorecards;

/// <summary>Which dialog stands above the sheet.</summary>
internal enum PanelAct
{
    None,
    Sign,
    OnTablet,
    Settle,
    Reopen,
    SendBack,
    Object,
    Keep,
    Change,
    Confirm,
}

public sealed partial class CardPanelSheet(Messages messages, ToastBox toasts)
{
    private CardPanel.Answer? panel;
    private CardGaps.Answer? gaps;
    private string? refusal;
    private PanelAct act;
    private CardPanel.Matter? matter;
    private CardPanel.Item? item;
    private CardPanel.Objected? objection;
    private bool wasOpen;

    [Parameter, EditorRequired] public Guid CardId { get; set; }

    [Parameter, EditorRequired] public bool Open { get; set; }

    [Parameter, EditorRequired] public EventCallback Closed { get; set; }

    /// <summary>To an item of the card.</summary>
    [Parameter, EditorRequired] public EventCallback<Guid> Jump { get; set; }

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    private bool Takes => panel?.State is CardState.Scoring or CardState.SelfScored or CardState.Deliberating;

    private bool MayObject => Me.Has(Permission.ConfirmCards) && panel?.State is CardState.AwaitingUnit or CardState.UnderReview && panel is { Inside: false };

    private bool MayDecide => panel is { State: CardState.UnderReview, OwnUnit: false } && (panel.Leads || (Me.Has(Permission.DecideObjections) && !Me.Has(Permission.Score)));

    protected override async Task OnParametersSetAsync()
    {
        if (Open && !wasOpen)
        {
            wasOpen = true;
            await Load();
        }

        wasOpen = Open;
    }

    private Task Heard() => Open ? Load() : Task.CompletedTask;

    private async Task Load()
    {
        var outcome = await messages.Send(new CardPanel(CardId));
        (panel, refusal) = (outcome.Answer ?? panel, outcome.Refusal);
        gaps = panel?.Post is not null && Takes ? (await messages.Send(new CardGaps(CardId))).Answer : null;
    }

    private void Show(PanelAct next, CardPanel.Matter? matter = null, CardPanel.Item? item = null, CardPanel.Objected? objection = null) =>
        (act, this.matter, this.item, this.objection) = (next, matter, item, objection);

    private void Sign()
    {
        // What is missing stands in the list above, each with its way there.
        refusal = gaps is { Gaps: [var first, ..] left } ? RuleTexts.Say("Scorecards.GapsLeft", panel!.Title, left.Count, first.Said) : null;
        if (gaps is { Gaps.Count: 0 })
        {
            Show(PanelAct.Sign);
        }
    }

    private async Task Back()
    {
        act = PanelAct.None;
        await Load();
    }

    private Task Deliberate() => Do(new TakeToDeliberation(CardId), T["Deliberate.Done"]);

    private Task ToScoring() => Do(new BackToScoring(CardId), T["ToScoring.Done"]);

    private Task Send() => Do(new SendToUnit(CardId), T["Send.Done"]);

    private Task Approve(Guid item) => Do(new ApproveNotApplicable(CardId, item), T["Approve.Done"]);

    private Task TakeIn(Guid late) => Do(new TakeInLate(CardId, late), T["Late.Done"]);

    private Task<Outcome<MediatR.Unit>> Confirm() => messages.Send(new ConfirmCard(CardId));

    private async Task Do(Command step, string done)
    {
        var outcome = await messages.Send(step);
        await Load();
        if (outcome.Done)
        {
            toasts.Show(done);
        }
        else
        {
            refusal = outcome.Refusal;
        }
    }
}
