using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Results;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Results;

public sealed partial class UnitResultPage(Messages messages) : AskingPage<UnitResult.Answer>(messages)
{
    private readonly Messages messages = messages;
    private bool deviating;
    private string chosen = "";

    [Parameter] public Guid RoundId { get; set; }

    [Parameter] public Guid UnitId { get; set; }

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    [SupplyParameterFromQuery] public int? Version { get; set; }

    protected override Query<UnitResult.Answer> Question => new UnitResult(RoundId, UnitId, Version);

    // The second step from the number: the taps and the evidence themselves.
    private string? CardOf(UnitResult.Step step) => step.Card is { } card && Me.Has(Permission.SeeCards) ? $"scorecards/{card}{(step.Item is { } item ? $"?item={item}" : "")}" : null;

    private static string Signed(Points points) => points > Points.Zero ? $"+{points}" : $"{points}";

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        chosen = Answer?.Line.Grade ?? chosen;
    }

    private Task<Outcome<MediatR.Unit>> Deviate(Grounds grounds) => messages.Send(new DecideDeviation(RoundId, UnitId, chosen, grounds.Number, grounds.Reason));
}
