namespace CleanAgency.Core.Schemes;

/// <summary>Which facts of a unit feed which input of a rule. The rule names them; what is not known stays absent.</summary>
public static class FactFeed
{
    public static IReadOnlyList<string> FactsOf(ScoringRule rule) =>
    [
        .. rule.Parts.SelectMany(part => part.Zeroes.Select(zero => zero.Fact).Concat(part switch
        {
            RatioRule ratio => [ratio.Fact],
            RankRule rank => [rank.Fact],
            OccurrenceRule { Occurrences: var cases } => cases.Select(one => one.Fact),
            DeductionRule { Occurrences: var cases } => cases.Select(one => one.Fact),
            _ => [],
        })).OfType<string>().Distinct(),
    ];

    public static ItemInput InputFrom(ScoringRule rule, IReadOnlyDictionary<string, KnownFact> facts)
    {
        var input = ItemInput.Empty;
        foreach (var (part, number) in rule.Parts.Select((part, index) => (part, index + 1)))
        {
            input = part switch
            {
                RatioRule { Fact: { } name } when facts.TryGetValue(name, out var fact) && fact.Whole is { } whole => input.Share(number, fact.Value, whole),
                // Nobody is 0th: such a fact says nothing about a rank.
                RankRule { Fact: { } name } when facts.TryGetValue(name, out var fact) && fact.Value > 0 => input.Rank(number, checked((int)fact.Value)),
                OccurrenceRule rule1 => Counted(input, rule1.Occurrences, facts),
                DeductionRule rule1 => Counted(input, rule1.Occurrences, facts),
                _ => input,
            };
            input = part.Zeroes.Aggregate(input, (read, zero) => Counted(read, zero.Code, zero.Fact, facts));
        }

        return input;
    }

    private static ItemInput Counted(ItemInput input, IReadOnlyList<OccurrenceCase> cases, IReadOnlyDictionary<string, KnownFact> facts) =>
        cases.Aggregate(input, (read, one) => Counted(read, one.Code, one.Fact, facts));

    private static ItemInput Counted(ItemInput input, string code, string? name, IReadOnlyDictionary<string, KnownFact> facts) =>
        name is not null && facts.TryGetValue(name, out var fact) ? input.Count(code, checked((int)fact.Value)) : input;
}
