using CleanAgency.Core.Common;
using CleanAgency.Core.Visits;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Visits;

public sealed partial class RosterPage(Messages messages) : AskingPage<Roster.Answer>(messages)
{
    [SupplyParameterFromQuery] public string? Round { get; set; }

    protected override Query<Roster.Answer> Question => new Roster(AddressWord.Id(Round));
}
