using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Groups;

public sealed partial class DeclarationPage(Messages messages) : AskingPage<DeclarationForm>(messages)
{
    [Parameter] public Guid PersonId { get; set; }

    [SupplyParameterFromQuery] public string? Round { get; set; }

    protected override Query<DeclarationForm> Question => new DeclarationOf(AddressWord.Id(Round) ?? Guid.Empty, PersonId);

    private string List => AddressWord.Id(Round) is { } round ? $"conflicts?round={round}" : "conflicts";
}
