using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>加分: so much for every fact that was verified, up to the rule's own cap. The cap of all bonus together is the round's policy.</summary>
public sealed record BonusRule(string Code, string Text, string Terms, string Evidence, Points Each, Points Cap)
{
    /// <summary>Facts are told apart by what was proved: the same fact counts once.</summary>
    public Reckoning Evaluate(IReadOnlyCollection<string> facts)
    {
        var count = facts.Select(fact => fact.Trim()).Distinct(StringComparer.Ordinal).Count();
        var gain = new Points((int)Math.Min(Cap.Hundredths, (long)Each.Hundredths * count));
        return Reckoning.Scored(count == 0 ? [] : [new ExplanationLine(gain == Each * count ? "Schemes.Why.Bonus" : "Schemes.Why.BonusAtMost", gain, Text, count, Each, gain)]);
    }

    public IReadOnlyList<RuleFault> Faults() =>
    [
        .. string.IsNullOrWhiteSpace(Text) ? [new RuleFault("Schemes.Fault.NoText")] : Array.Empty<RuleFault>(),
        .. string.IsNullOrWhiteSpace(Evidence) ? [new RuleFault("Schemes.Fault.BonusEvidence", Code)] : Array.Empty<RuleFault>(),
        .. Each <= Points.Zero || Cap < Each ? [new RuleFault("Schemes.Fault.BonusPoints", Code)] : Array.Empty<RuleFault>(),
    ];
}
