using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.People;

public sealed partial class PeoplePage(Messages messages, NavigationManager navigation) : AskingPage<Page<PersonList.Row>>(messages)
{
    private bool inviting;

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    [SupplyParameterFromQuery(Name = "q")] public string? Search { get; set; }

    [SupplyParameterFromQuery] public string? Role { get; set; }

    [SupplyParameterFromQuery] public string? Unit { get; set; }

    [SupplyParameterFromQuery] public string? State { get; set; }

    [SupplyParameterFromQuery] public string? Slip { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    private PersonFilter Filter => new PeopleAddress { Search = Search, Role = Role, Unit = Unit, State = State, Slip = Slip }.Filter;

    private string NothingFound => Filter.Search is { } search ? T["NoneFound", search] : Filter == new PersonFilter() ? T["NoneYet"] : T["NoneFits"];

    // Mostly those whose slip was lost before it was used.
    private PersonFilter ForSlips => Filter == new PersonFilter() ? Filter with { State = PersonState.NeverSignedIn } : Filter;

    protected override Query<Page<PersonList.Row>> Question => new PersonList(Filter, AddressWord.Number(Page) ?? 1);

    private string AddressOf(PersonFilter filter, int number) => navigation.GetUriWithQueryParameters("people", PeopleAddress.Parts(filter, number));
}
