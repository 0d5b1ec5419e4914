namespace CleanAgency.Core.Schemes;

/// <summary>One condition of an applicability. Null means that the fact is not known.</summary>
public abstract record ApplicabilityCondition
{
    private protected ApplicabilityCondition()
    {
    }

    public virtual string? FactName => null;

    public abstract bool? IsMet(UnitCircumstances unit);
}

public sealed record HasMark(UnitMark Mark) : ApplicabilityCondition
{
    public override bool? IsMet(UnitCircumstances unit) => unit.Marks.Contains(Mark);
}

public sealed record HasShowcase : ApplicabilityCondition
{
    public override bool? IsMet(UnitCircumstances unit) => unit.Showcase;
}

/// <summary>A fact of the unit beside a number.</summary>
public abstract record FactCondition(string Fact, long Least) : ApplicabilityCondition
{
    public override string FactName => Fact;
}

public sealed record FactAbove(string Fact, long Least) : FactCondition(Fact, Least)
{
    public override bool? IsMet(UnitCircumstances unit) => unit.Facts.TryGetValue(Fact, out var known) ? known.Value > Least : null;
}

/// <summary>The denominator of a ratio: whether there was anybody or anything at all.</summary>
public sealed record WholeAbove(string Fact, long Least) : FactCondition(Fact, Least)
{
    public override bool? IsMet(UnitCircumstances unit) => unit.Facts.TryGetValue(Fact, out var known) && known.Whole is { } whole ? whole > Least : null;
}
