using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Units;

public sealed partial class NewUnitPage(Messages messages, NavigationManager navigation, Clock clock)
{
    private IReadOnlyList<UnitList.Group> categories = [];
    private (Guid Id, RegisterUnit? Of) attempt;
    private string code = "";
    private string name = "";
    private string category = "";
    private string headcount = "";
    private int sequence;
    private string? refusal;
    private bool busy;

    protected override async Task OnInitializedAsync()
    {
        var list = (await messages.Send(new UnitList(new(Order: UnitOrder.Sequence, Descending: true), 1, 1))).Answer;
        (categories, sequence) = (list?.Categories ?? [], (list?.LastSequence ?? 0) + 10);
    }

    private async Task Register()
    {
        var profile = new UnitProfile { Name = name.Trim(), Category = category.Trim(), Sequence = sequence, ActiveFrom = clock.Today };
        try
        {
            profile = profile.With(UnitField.Headcount, headcount);
        }
        catch (RuleBroken no)
        {
            refusal = RuleTexts.Say(no);
            return;
        }

        // The same form sent twice is one unit; a corrected form is another attempt.
        var command = new RegisterUnit(code, profile);
        attempt = attempt.Of == command ? attempt : (Guid.CreateVersion7(), command);
        busy = true;
        var outcome = await messages.Send(command, attempt.Id);
        (busy, refusal) = (false, outcome.Refusal);
        if (outcome.Done)
        {
            navigation.NavigateTo($"units/{outcome.Answer}");
        }
    }
}
