using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

public enum ProblemKind
{
    Sum,
    Relief,
    Evidence,
    Rule,
    Extra,
    Policy,
}

/// <summary>What keeps a draft from being published, and where to mend it.</summary>
public sealed record SchemeProblem(ProblemKind Kind, TextCode Why, Guid? AreaId = null, Guid? IndicatorId = null, Guid? ExtraId = null);

/// <summary>The examination of a scheme before publishing: shown live while it is edited, binding when it is published.</summary>
public sealed record SchemeCheck
{
    public required IReadOnlyList<SchemeProblem> Problems { get; init; }

    /// <summary>Items that look at frequency and say on what basis: allowed, and listed for everybody to see.</summary>
    public required IReadOnlyList<Indicator> Explained { get; init; }

    public required Points Sum { get; init; }

    public static SchemeCheck Of(Scheme scheme) => new()
    {
        Problems = [.. Sums(scheme), .. scheme.Indicators.SelectMany(About), .. Extras(scheme), .. PolicyFits(scheme)],
        Explained = [.. scheme.Indicators.Where(indicator => BurdenOf(indicator) is var hits && hits.Any(hit => hit.Level == BurdenLevel.Explain) && indicator.ReliefBasis.Length > 0)],
        Sum = scheme.Areas.Sum(area => scheme.SumOf(area.Id)),
    };

    /// <summary>What the 减负 check says about one item: in its texts and in the cases of its rule.</summary>
    public static IReadOnlyList<BurdenHit> BurdenOf(Indicator indicator) =>
    [
        .. BurdenLint.Read(indicator.Focus, indicator.Wording, indicator.Evidence)
            .Concat(indicator.Rule is { } rule ? BurdenLint.Read(rule) : []).DistinctBy(hit => (hit.Topic, hit.Word)),
    ];

    private static IEnumerable<SchemeProblem> Sums(Scheme scheme)
    {
        foreach (var area in scheme.Areas)
        {
            var sum = scheme.SumOf(area.Id);
            if (sum != area.Max)
            {
                yield return new(ProblemKind.Sum, new("Schemes.Problem.AreaSum", area.Name, sum.ToEntry(), area.Max.ToEntry()), AreaId: area.Id);
            }

            if (scheme.In(area.Id).Count == 0)
            {
                yield return new(ProblemKind.Sum, new("Schemes.Problem.AreaEmpty", area.Name), AreaId: area.Id);
            }
        }

        var total = scheme.Areas.Sum(area => area.Max);
        if (total != scheme.Policy.Total)
        {
            yield return new(ProblemKind.Sum, new("Schemes.Problem.Total", total.ToEntry(), scheme.Policy.Total.ToEntry()));
        }
    }

    private static IEnumerable<SchemeProblem> About(Indicator indicator)
    {
        if (indicator.Evidence.Length == 0)
        {
            yield return new(ProblemKind.Evidence, new("Schemes.Problem.NoEvidence", indicator.Code), IndicatorId: indicator.Id);
        }

        var hits = BurdenOf(indicator);
        foreach (var hit in hits.Where(hit => hit.Level == BurdenLevel.Forbidden))
        {
            yield return new(ProblemKind.Relief, Said(indicator.Code, hit), IndicatorId: indicator.Id);
        }

        if (indicator.ReliefBasis.Length == 0 && hits.FirstOrDefault(hit => hit.Level == BurdenLevel.Explain) is { } frequency)
        {
            yield return new(ProblemKind.Relief, Said(indicator.Code, frequency), IndicatorId: indicator.Id);
        }

        foreach (var fault in RuleFaults(indicator))
        {
            yield return new(ProblemKind.Rule, fault, IndicatorId: indicator.Id);
        }
    }

    private static TextCode Said(string code, BurdenHit hit) => new("Schemes.Problem.Of", code, new TextCode($"Schemes.Burden.{hit.Topic}", hit.Word, hit.Clause));

    private static IEnumerable<TextCode> RuleFaults(Indicator indicator)
    {
        if (indicator.Rule is not { } rule)
        {
            return [new("Schemes.Problem.NoRule", indicator.Code)];
        }

        var faults = rule.Faults().Select(fault => new TextCode("Schemes.Problem.Of", indicator.Code, new TextCode(fault.Code, [.. fault.Arguments])));
        return rule.Max == indicator.Max ? faults : faults.Append(new("Schemes.Problem.RuleMax", indicator.Code, rule.Max.ToEntry(), indicator.Max.ToEntry()));
    }

    private static IEnumerable<SchemeProblem> Extras(Scheme scheme)
    {
        List<string> grades = [.. scheme.Policy.Grades.Select(cut => cut.Grade)];
        return
        [
            .. from extra in scheme.Extras
               from fault in extra.Faults(grades)
               select new SchemeProblem(ProblemKind.Extra, new("Schemes.Problem.Of", extra.Code, new TextCode(fault.Code, [.. fault.Arguments])), ExtraId: extra.Id),
            .. from extra in scheme.Extras
               from hit in extra.Burden()
               where hit.Level == BurdenLevel.Forbidden
               select new SchemeProblem(ProblemKind.Relief, Said(extra.Code, hit), ExtraId: extra.Id),
        ];
    }

    private static IEnumerable<SchemeProblem> PolicyFits(Scheme scheme) =>
        from tie in scheme.Policy.Ties
        where tie.By == TieKind.HigherArea && scheme.Areas.All(area => area.Name != tie.Area)
        select new SchemeProblem(ProblemKind.Policy, new("Schemes.Problem.TieArea", tie.Area));
}
