using System.Text.Json.Serialization;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>逐次扣分: full marks, less so much for every occurrence of a case, until nothing is left.</summary>
public sealed record OccurrenceRule(Points Most, [property: JsonPropertyName("rows")] IReadOnlyList<OccurrenceCase> Occurrences) : PartRule
{
    public override Points Max => Most;

    public override PartKind Kind => PartKind.Occurrences;

    public override IReadOnlyList<IRuleCase> Cases => Occurrences;

    private protected override OccurrenceRule WithCodes(Func<int, string> code) => this with { Occurrences = [.. Occurrences.Select((one, index) => one with { Code = code(index) })] };

    private protected override Reckoning Score(ItemInput input, int part)
    {
        var looked = input.NoneFound.Contains(part);
        if (!looked && Occurrences.FirstOrDefault(one => one.Fact is not null && input.CountOf(one.Code) is null) is { } silent)
        {
            return Reckoning.Missing("Schemes.Missing.Count", silent.Text);
        }

        if (!looked && Codes.All(code => input.CountOf(code) is null))
        {
            return Reckoning.Missing("Schemes.Missing.Occurrences");
        }

        return Reckoning.Scored(Occurrences.SelectMany(one => one.Taken(input)).Prepend(new("Schemes.Why.Full", Most, Most)));
    }

    private protected override Points Best => Most;

    private protected override IEnumerable<RuleFault> KindFaults() => Occurrences.SelectMany(one => one.Faults());
}

/// <summary>One case: so much each time, perhaps never more than a cap, perhaps counted only so many times. A fact may give the count.</summary>
public sealed record OccurrenceCase(string Code, string Text, Points Each, Points? Cap = null, int? Times = null, string? Fact = null) : IRuleCase
{
    public Points Loss(int count)
    {
        // A count no case could have must not overflow before the cap is applied.
        var uncapped = new Points((int)Math.Min(1_000_000L, (long)Each.Hundredths * Math.Min(count, Times ?? int.MaxValue)));
        return Cap is { } cap ? Points.Min(uncapped, cap) : uncapped;
    }

    internal IEnumerable<ExplanationLine> Taken(ItemInput input)
    {
        if (input.CountOf(Code) is not { } count || count == 0)
        {
            yield break;
        }

        var loss = Loss(count);
        var (name, measure) = CaseWording.Split(Text);
        yield return loss.Hundredths < (long)Each.Hundredths * count
            ? new("Schemes.Why.TakenAtMost", -loss, name, count, measure, Each, loss)
            : new("Schemes.Why.Taken", -loss, name, count, measure, Each, loss);
    }

    internal IEnumerable<RuleFault> Faults()
    {
        if (Each <= Points.Zero)
        {
            yield return new("Schemes.Fault.Each", Text);
        }

        if (Cap < Each)
        {
            yield return new("Schemes.Fault.Cap", Text, Each);
        }

        if (Times < 1)
        {
            yield return new("Schemes.Fault.Times", Text);
        }
    }
}
