using CleanAgency.Core.Access;
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

    [SupplyParameterFromQuery] public string? Page { get; set; }

    private PersonFilter Filter => new(
        Word(Search), Enum.TryParse<Role>(Role, out var role) ? role : null, Word(Unit), Enum.TryParse<PersonState>(State, out var state) ? state : null);

    private string NothingFound => Filter.Search is { } search ? T["NoneFound", search] : Filter == new PersonFilter() ? T["NoneYet"] : T["NoneFits"];

    protected override Query<Page<PersonList.Row>> Question => new PersonList(Filter, AddressWord.Number(Page) ?? 1);

    private static string? Word(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private string AddressOf(PersonFilter filter, int number) => navigation.GetUriWithQueryParameters("people", new Dictionary<string, object?>
    {
        ["q"] = Word(filter.Search),
        ["role"] = filter.Role?.ToString(),
        ["unit"] = Word(filter.Unit),
        ["state"] = filter.State?.ToString(),
        ["page"] = number > 1 ? number : null,
    });
}
