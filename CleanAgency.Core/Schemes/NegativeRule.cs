using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>负面清单: so much taken from the total for every occurrence. Some also zero the items they are about (相关指标记0分).</summary>
public sealed record NegativeRule(string Code, string Text, string Terms, string Basis, Points Each, bool ZeroesRelated)
{
    /// <summary>The points are negative. The cap of all negative points together is the round's policy.</summary>
    public Reckoning Evaluate(int count)
    {
        var loss = new Points((int)Math.Min(1_000_000L, (long)Each.Hundredths * count));
        return Reckoning.Scored(count == 0 ? [] : [new ExplanationLine("Schemes.Why.Negative", -loss, Text, count, Each, loss)]);
    }

    public IReadOnlyList<RuleFault> Faults() =>
    [
        .. string.IsNullOrWhiteSpace(Text) ? [new RuleFault("Schemes.Fault.NoText")] : Array.Empty<RuleFault>(),
        .. string.IsNullOrWhiteSpace(Basis) ? [new RuleFault("Schemes.Fault.Basis", Code)] : Array.Empty<RuleFault>(),
        .. Each <= Points.Zero ? [new RuleFault("Schemes.Fault.Each", Text)] : Array.Empty<RuleFault>(),
    ];
}
