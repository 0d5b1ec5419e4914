using System.Globalization;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Results;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Results;

public sealed partial class ScalePage(Messages messages) : AskingPage<ScaleOfRound.Answer>(messages)
{
    private readonly Messages messages = messages;
    private readonly Dictionary<Guid, decimal> shifts = [];
    private bool deciding;
    private bool adjusting;

    [Parameter] public Guid RoundId { get; set; }

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    [SupplyParameterFromQuery] public int? Version { get; set; }

    protected override Query<ScaleOfRound.Answer> Question => new ScaleOfRound(RoundId, Version);

    private static string Signed(Points points) => points > Points.Zero ? $"+{points}" : $"{points}";

    // All of a column to the hundredth, one beneath the other.
    private static string Figure(double? number) => number?.ToString("+0.00;\u22120.00;0.00", CultureInfo.InvariantCulture) ?? "–";

    private string Interval(GroupLeniency? group) => group is { Low: { } low, High: { } high } ? T["Scale.To", Figure(low), Figure(high)] : "–";

    private void Open(bool adjust)
    {
        shifts.Clear();
        foreach (var group in Answer!.Groups.Where(group => adjust && group.Proposed is not null))
        {
            shifts[group.Id] = group.Proposed!.Value.Value;
        }

        (adjusting, deciding) = (adjust, true);
    }

    private Task<Outcome<MediatR.Unit>> Decide(Grounds grounds) => messages.Send(new DecideScale(
        RoundId, adjusting ? [.. shifts.Where(shift => shift.Value != 0).Select(shift => new GroupShift(shift.Key, Points.Of(shift.Value)))] : [], grounds.Number, grounds.Reason));
}
