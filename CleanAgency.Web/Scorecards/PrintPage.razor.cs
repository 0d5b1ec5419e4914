using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Scorecards;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Scorecards;

/// <summary>The card on paper: as it stands, or empty for where no tablet can be used.</summary>
public sealed partial class PrintPage(Messages messages, NavigationManager navigation) : AskingPage<CardReport>(messages)
{
    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    protected override Query<CardReport> Question => new ReadCardReport(Id);

    private bool Blank => new Uri(navigation.Uri).AbsolutePath.EndsWith("/blank", StringComparison.Ordinal);
}
