using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Units;

public sealed partial class NewUnitPage(Messages messages, NavigationManager navigation, Clock clock)
{
    private IReadOnlyList<string> categories = [];
    private (Guid Id, RegisterUnit? Of) attempt;
    private string code = "";
    private string name = "";
    private string category = "";
    private string headcount = "";
    private int sequence;
    private string? refusal;
    private bool busy;
    private bool checkedOnce;

    private static string[] FieldNames => [nameof(code), nameof(name), nameof(category), nameof(headcount)];

    private int? Heads => AddressWord.Number(headcount.Trim());

    protected override async Task OnInitializedAsync()
    {
        if ((await messages.Send(new NextUnit())).Answer is { } next)
        {
            (categories, sequence) = (next.Categories, next.Sequence);
        }
    }

    private async Task Register()
    {
        if (busy)
        {
            return;
        }

        checkedOnce = true;
        if (FieldNames.Any(field => Wrong(field) is not null))
        {
            refusal = T["Register.Unfinished", FieldNames.Count(field => Wrong(field) is not null)];
            return;
        }

        var profile = new UnitProfile { Name = name.Trim(), Category = category.Trim(), Sequence = sequence, Headcount = Heads!.Value, ActiveFrom = clock.Today };

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

    // Beside its field, and gone as soon as it is mended. The rules themselves are the core's; this only asks for what is missing.
    private string? Wrong(string field) => !checkedOnce ? null : field switch
    {
        nameof(code) when code.Trim().Length == 0 => T["Register.Missing"].Value,
        nameof(name) when name.Trim().Length < 2 => T["Register.Missing"].Value,
        nameof(category) when category.Trim().Length < 2 => T["Register.Missing"].Value,
        nameof(headcount) when Heads is null => T["Register.NotNumber"].Value,
        _ => (string?)null,
    };
}
