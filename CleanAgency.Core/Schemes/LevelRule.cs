using System.Text.Json.Serialization;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>等级量表: one level is chosen, each is described in words and has its points.</summary>
public sealed record LevelRule(Points Most, [property: JsonPropertyName("rows")] IReadOnlyList<Level> Levels) : PartRule
{
    public override Points Max => Most;

    public override PartKind Kind => PartKind.Levels;

    public override IReadOnlyList<IRuleCase> Cases => Levels;

    // A level that this rule does not know is no answer: the scheme's versions have their own codes.
    private protected override LevelRule WithCodes(Func<int, string> code) => this with { Levels = [.. Levels.Select((level, index) => level with { Code = code(index) })] };

    private protected override Reckoning Score(ItemInput input, int part) =>
        Levels.FirstOrDefault(level => level.Code == input.Levels.GetValueOrDefault(part)) is { } chosen
            ? Reckoning.Scored(new ExplanationLine("Schemes.Why.Level", chosen.Gives, chosen.Text, chosen.Gives))
            : Reckoning.Missing("Schemes.Missing.Level");

    private protected override Points Best => Levels.Count == 0 ? Points.Zero : Levels.Max(one => one.Gives);

    private protected override IEnumerable<RuleFault> KindFaults() =>
        [.. Levels.Count == 1 ? [new RuleFault("Schemes.Fault.OneLevel")] : Array.Empty<RuleFault>(), .. NoneBelowZero(Levels.Select(level => level.Gives))];
}

public sealed record Level(string Code, string Text, Points Gives) : IRuleCase;
