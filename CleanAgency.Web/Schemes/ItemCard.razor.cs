using CleanAgency.Core.Schemes;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Schemes;

public sealed partial class ItemCard(Messages messages, NavigationManager navigation)
{
    private static readonly IndicatorField[] Head = [IndicatorField.Code, IndicatorField.Name, IndicatorField.Max];

    private static readonly IndicatorField[] Rest =
    [
        IndicatorField.Focus, IndicatorField.Wording, IndicatorField.Evidence, IndicatorField.EvidenceRequired, IndicatorField.Checking,
        IndicatorField.Condition, IndicatorField.Scope, IndicatorField.Mechanism, IndicatorField.ReliefBasis,
    ];

    private string? refusal;
    private bool removing;
    private Guid? copied;

    [Parameter, EditorRequired] public required SchemeFile.Answer File { get; set; }

    [Parameter, EditorRequired] public required SchemeFile.Item Item { get; set; }

    [Parameter, EditorRequired] public bool Editing { get; set; }

    [Parameter, EditorRequired] public required Func<Guid?, string> AddressOf { get; set; }

    private SchemeFile.Area Area => File.Areas.Single(area => area.Id == Item.AreaId);

    private bool Explained(BurdenHit hit) => hit.Level == BurdenLevel.Explain && Item.Content.ReliefBasis.Length > 0;

    protected override void OnParametersSet() => copied = copied == Item.Id ? copied : null;

    private async Task Move(Guid area, int place) => refusal = (await messages.Send(new MoveIndicator(File.Id, Item.Id, area, place))).Refusal;

    private async Task Copy()
    {
        // A second click comes before the copy is on the screen, and would make another.
        if (copied == Item.Id)
        {
            return;
        }

        copied = Item.Id;
        var outcome = await messages.Send(new CopyIndicator(File.Id, Item.Id));
        (copied, refusal) = (outcome.Done ? copied : null, outcome.Refusal);
        if (outcome.Done)
        {
            navigation.NavigateTo(AddressOf(outcome.Answer));
        }
    }

    private async Task Remove()
    {
        removing = false;
        var outcome = await messages.Send(new RemoveIndicator(File.Id, Item.Id));
        refusal = outcome.Refusal;
        if (outcome.Done)
        {
            navigation.NavigateTo(AddressOf(null));
        }
    }
}
