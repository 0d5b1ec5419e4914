using CleanAgency.Core.Access;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Rounds;

public sealed partial class ScopePage(Messages messages)
{
    private RoundFile.File? file;
    private IReadOnlyList<ScopeChoices.Category> categories = [];
    private string? refusal;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    private bool MayEdit => Me.Has(Permission.PlanRounds) && file is { State: < RoundState.Announced };

    protected override Task OnParametersSetAsync() => Load();

    private async Task Load()
    {
        file = (await messages.Send(new RoundFile(Id))).Answer ?? file;
        var outcome = await messages.Send(new ScopeChoices(Id));
        (categories, refusal) = (outcome.Answer ?? categories, outcome.Refusal ?? refusal);
    }

    // Saved at once, unit by unit: what is ticked is in.
    private async Task Choose(IEnumerable<ScopeChoices.Choice> units, bool included)
    {
        refusal = (await messages.Send(new ChooseScope(Id, [.. units.Select(u => u.Id)], included))).Refusal;
        await Load();
    }
}
