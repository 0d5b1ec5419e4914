using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

public enum AreaField
{
    Name,
    Max,
}

/// <summary>一级指标, "A 政治机关": what its items add up to is said beforehand, so that a slip in one of them is seen.</summary>
public sealed class SchemeArea : Entity, IPartOf
{
    internal SchemeArea(Guid schemeId, int place, string name, Points max, Guid? lineage = null)
    {
        (SchemeId, Place, Lineage) = (schemeId, place, lineage ?? Id);
        Take(name, max);
    }

    private SchemeArea()
    {
    }

    public Guid SchemeId { get; private init; }

    [NotAudited]
    public Guid Lineage { get; private init; }

    [NotAudited]
    public int Place { get; internal set; }

    public string Name { get; private set; } = "";

    public Points Max { get; private set; }

    [NotAudited]
    public FieldMarks Marks { get; private set; } = new();

    /// <summary>The letter before the name, by which sums and codes of items speak of the area.</summary>
    public string Letter => Name.Split(' ', 2)[0];

    public override string Caption => Name;

    Guid IPartOf.WholeId => SchemeId;

    Type IPartOf.Whole => typeof(Scheme);

    public string Text(AreaField field) => field == AreaField.Name ? Name : Max.ToEntry();

    internal int Edit(AreaField field, string? value, int seen, string by, DateTime at)
    {
        var text = (value ?? "").Trim();
        var (before, name, max) = (Text(field), field == AreaField.Name ? text : Name, field == AreaField.Max ? IndicatorContent.MaxOf(text) : Max);
        Marks.RefuseStale(field.ToString(), seen, before, field == AreaField.Max ? max.ToEntry() : name);
        Take(name, max);
        if (Text(field) == before)
        {
            return Version;
        }

        Marks = Marks.With(field.ToString(), new(Version + 1, by, at));
        return Version + 1;
    }

    internal SchemeArea CopyInto(Guid schemeId) => new(schemeId, Place, Name, Max, Lineage);

    internal void Take(string name, Points max)
    {
        if (name.Trim().Length is < 1 or > 30)
        {
            throw new RuleBroken("Schemes.LengthBetween", new TextCode("Schemes.AreaField.Name"), 1, 30);
        }

        if (max < Points.Zero || max > Points.Hundred)
        {
            throw new RuleBroken("Schemes.MaxBetween", new TextCode("Schemes.AreaField.Max"), max.ToEntry());
        }

        (Name, Max) = (name.Trim(), max);
    }
}
