using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Audit;

public sealed partial class AuditTrailPage(Messages messages, NavigationManager navigation) : AskingPage<Page<AuditPage.Row>>(messages)
{
    [SupplyParameterFromQuery(Name = "q")] public string? Search { get; set; }

    [SupplyParameterFromQuery] public string? Act { get; set; }

    [SupplyParameterFromQuery] public string? Result { get; set; }

    [SupplyParameterFromQuery] public string? From { get; set; }

    [SupplyParameterFromQuery] public string? To { get; set; }

    [SupplyParameterFromQuery] public string? Person { get; set; }

    [SupplyParameterFromQuery] public string? Subject { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    private AuditFilter Filter => new AuditAddress { Search = Search, Act = Act, Result = Result, From = From, To = To, Person = Person, Subject = Subject }.Filter;

    protected override Query<Page<AuditPage.Row>> Question => new AuditPage(Filter, AddressWord.Number(Page) ?? 1);

    private static string Name(string? name) => name ?? "";

    // The address is the state of the list: it can be passed on, and back goes back.
    private string AddressOf(AuditFilter filter, int number) => navigation.GetUriWithQueryParameters("audit", AuditAddress.Parts(filter, number));
}
