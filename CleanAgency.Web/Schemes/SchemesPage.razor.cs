using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Schemes;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Schemes;

public sealed partial class SchemesPage(Messages messages)
{
    private Page<SchemeList.Row>? page;
    private string? refusal;
    private bool asking;

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    private bool MayEdit => Me.Has(Permission.EditSchemes);

    protected override Task OnInitializedAsync() => Load();

    // A district has a handful of schemes in ten years: one page holds them all.
    private async Task Load()
    {
        var outcome = await messages.Send(new SchemeList());
        (page, refusal) = (outcome.Answer?.ToPage(1, Paging.Most) ?? page, outcome.Refusal);
    }

    private Task<Outcome<Guid>> Draft(string name, Guid attempt) => messages.Send(new DraftScheme(name), attempt);
}
