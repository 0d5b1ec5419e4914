using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Facts;

public sealed partial class FactsPage(Messages messages, NavigationManager navigation) : AskingPage<FactList.Answer>(messages)
{
    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    [SupplyParameterFromQuery] public string? Round { get; set; }

    [SupplyParameterFromQuery(Name = "q")] public string? Search { get; set; }

    [SupplyParameterFromQuery] public string? Name { get; set; }

    [SupplyParameterFromQuery] public string? Stand { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    protected override Query<FactList.Answer> Question => new FactList(Filter, AddressWord.Number(Page) ?? 1);

    private FactFilter Filter => new FactAddress { Round = Round, Search = Search, Name = Name, Stand = Stand }.Filter;

    private bool Narrowed => Filter with { Round = null } != new FactFilter();

    // For who has one unit, its sheet is the list.
    protected override void OnInitialized()
    {
        if (!Me.Has(Permission.SeeEveryUnit) && Me.UnitId is { } own)
        {
            navigation.NavigateTo($"facts/{own}", replace: true);
        }
    }

    private string SheetOf(Guid unit) => navigation.GetUriWithQueryParameters($"facts/{unit}", new Dictionary<string, object?> { ["round"] = Filter.Round });

    private string AddressOf(FactFilter filter, int page) => navigation.GetUriWithQueryParameters("facts", FactAddress.Parts(filter, page));

    private void Go(FactFilter filter) => navigation.NavigateTo(AddressOf(filter, 1));
}
