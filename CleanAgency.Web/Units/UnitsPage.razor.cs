using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Units;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Units;

public sealed partial class UnitsPage(Messages messages, NavigationManager navigation) : AskingPage<UnitList.Answer>(messages)
{
    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    [SupplyParameterFromQuery(Name = "q")] public string? Search { get; set; }

    [SupplyParameterFromQuery] public string? Category { get; set; }

    [SupplyParameterFromQuery] public string? Flag { get; set; }

    [SupplyParameterFromQuery] public string? Closed { get; set; }

    [SupplyParameterFromQuery] public string? NoLeader { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [SupplyParameterFromQuery] public string? Desc { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    private UnitFilter Filter => new UnitAddress { Search = Search, Category = Category, Flag = Flag, Closed = Closed, NoLeader = NoLeader, Sort = Sort, Desc = Desc }.Filter;

    protected override Query<UnitList.Answer> Question => new UnitList(Filter, AddressWord.Number(Page) ?? 1);

    private static IEnumerable<UnitFlag> Flags(UnitList.Row row) =>
        new[] { (UnitFlag.Window, row.Window), (UnitFlag.Approval, row.Approval), (UnitFlag.Stations, row.Stations), (UnitFlag.Funds, row.Funds) }.Where(f => f.Item2).Select(f => f.Item1);

    // The address is the state of the list: it can be passed on, and back goes back.
    private string AddressOf(UnitFilter filter, int page) => navigation.GetUriWithQueryParameters("units", UnitAddress.Parts(filter, page));
}
