using System.Text.Json.Serialization;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>另行扣减: takes from what the other parts gave, down to 0, and gives nothing itself. Nobody need say that nothing was found.</summary>
public sealed record DeductionRule([property: JsonPropertyName("rows")] IReadOnlyList<OccurrenceCase> Occurrences) : PartRule
{
    public override Points Max => Points.Zero;

    public override PartKind Kind => PartKind.Deduction;

    public override IReadOnlyList<IRuleCase> Cases => Occurrences;

    private protected override DeductionRule WithCodes(Func<int, string> code) => this with { Occurrences = [.. Occurrences.Select((one, index) => one with { Code = code(index) })] };

    private protected override Reckoning Score(ItemInput input, int part) => Reckoning.Scored(Occurrences.SelectMany(one => one.Taken(input)));

    private protected override Points Best => Points.Zero;

    private protected override IEnumerable<RuleFault> KindFaults() => Occurrences.SelectMany(one => one.Faults());
}
