using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Scorecards;

public sealed partial class ExtrasPage(Messages messages) : AskingPage<ExtraList.Answer?>(messages)
{
    private ExtraList.Row? open;
    private bool accepts;

    [SupplyParameterFromQuery] public string? Round { get; set; }

    protected override Query<ExtraList.Answer?> Question => new ExtraList(AddressWord.Id(Round));

    private static string Look(ExtraState state) => state switch { ExtraState.Accepted => "ok", ExtraState.Refused => "mute", _ => "act" };

    private void Open(ExtraList.Row row, bool accept) => (open, accepts) = (row, accept);
}
