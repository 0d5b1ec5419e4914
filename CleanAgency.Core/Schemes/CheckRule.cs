using System.Text.Json.Serialization;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>多项有无: each thing that is there gives its points, each that is not gives none. All must be answered.</summary>
public sealed record CheckRule(Points Most, [property: JsonPropertyName("rows")] IReadOnlyList<Check> Checks) : PartRule
{
    public override Points Max => Most;

    public override PartKind Kind => PartKind.Checks;

    public override IReadOnlyList<IRuleCase> Cases => Checks;

    private protected override CheckRule WithCodes(Func<int, string> code) => this with { Checks = [.. Checks.Select((check, index) => check with { Code = code(index) })] };

    private protected override Reckoning Score(ItemInput input, int part)
    {
        var open = Checks.Count(check => !input.Present.ContainsKey(check.Code));
        if (open > 0)
        {
            return Reckoning.Missing("Schemes.Missing.Checks", open);
        }

        return Reckoning.Scored(Checks.Select(check => input.Present[check.Code]
            ? new ExplanationLine("Schemes.Why.There", check.Gives, check.Text, check.Gives)
            : new ExplanationLine("Schemes.Why.NotThere", Points.Zero, check.Text)));
    }

    private protected override Points Best => Checks.Sum(check => check.Gives);

    private protected override IEnumerable<RuleFault> KindFaults() => NoneBelowZero(Checks.Select(check => check.Gives));
}

public sealed record Check(string Code, string Text, Points Gives) : IRuleCase;
