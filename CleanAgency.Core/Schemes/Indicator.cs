using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>二级指标: what is looked at, what for, and the rule by which findings become points.</summary>
public sealed class Indicator : Entity, IPartOf
{
    /// <summary>The mark of the rule among those of the fields.</summary>
    public const string RuleMark = "Rule";

    internal Indicator(Guid schemeId, Guid areaId, int place, IndicatorContent content, Guid? lineage = null)
    {
        (SchemeId, AreaId, Place, Lineage) = (schemeId, areaId, place, lineage ?? Id);
        Take(content.Checked());
    }

    private Indicator()
    {
    }

    public Guid SchemeId { get; private init; }

    public Guid AreaId { get; private set; }

    /// <summary>The same in every version of the series: by it two versions are compared, whatever the item is called in each.</summary>
    [NotAudited]
    public Guid Lineage { get; private init; }

    [NotAudited]
    public int Place { get; private set; }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public Points Max { get; private set; }

    public string Focus { get; private set; } = "";

    public string Wording { get; private set; } = "";

    public string Evidence { get; private set; } = "";

    public string Checking { get; private set; } = "";

    public string Scope { get; private set; } = "";

    public string Mechanism { get; private set; } = "";

    public string Condition { get; private set; } = "";

    public string ReliefBasis { get; private set; } = "";

    public bool EvidenceRequired { get; private set; }

    /// <summary>The stored form; the audit has the rule in words.</summary>
    [NotAudited]
    public string? StoredRule { get; private set; }

    [NotAudited]
    public FieldMarks Marks { get; private set; } = new();

    public ScoringRule? Rule => StoredRule is null ? null : RuleJson.Read(StoredRule);

    public Applicability Applies => Applicability.Parse(Condition);

    public override string Caption => $"{Code} {Name}";

    Guid IPartOf.WholeId => SchemeId;

    Type IPartOf.Whole => typeof(Scheme);

    public IndicatorContent Content => new()
    {
        Code = Code,
        Name = Name,
        Max = Max,
        Focus = Focus,
        Wording = Wording,
        Evidence = Evidence,
        Checking = Checking,
        Scope = Scope,
        Mechanism = Mechanism,
        Condition = Condition,
        ReliefBasis = ReliefBasis,
        EvidenceRequired = EvidenceRequired,
    };

    /// <returns>The version that will hold the value.</returns>
    internal int Edit(IndicatorField field, string? value, int seen, string by, DateTime at)
    {
        var (before, after) = (Content, Content.With(field, value).Checked());
        Marks.RefuseStale(field.ToString(), seen, before.Text(field), after.Text(field));
        Take(after, by, at);
        return before == after ? Version : Version + 1;
    }

    internal int Take(ScoringRule rule, int seen, string by, DateTime at)
    {
        Marks.RefuseStale(RuleMark, seen, Rule?.InWords(), rule.InWords());
        return Take(rule, by, at) ? Version + 1 : Version;
    }

    /// <returns>Whether it is another rule than before.</returns>
    internal bool Take(ScoringRule? rule, string by, DateTime at)
    {
        var stored = rule is null ? null : RuleJson.Write(rule.Coded(Code));
        if (stored == StoredRule)
        {
            return false;
        }

        (StoredRule, Marks) = (stored, Marks.With(RuleMark, new(Version + 1, by, at)));
        return true;
    }

    internal void Take(IndicatorContent content, string by, DateTime at)
    {
        var before = Content;
        Take(content);
        foreach (var field in Enum.GetValues<IndicatorField>().Where(field => before.Text(field) != content.Text(field)))
        {
            Marks = Marks.With(field.ToString(), new(Version + 1, by, at));
        }
    }

    internal void StandAt(Guid areaId, int place) => (AreaId, Place) = (areaId, place);

    internal Indicator CopyInto(Guid schemeId, Guid areaId, string code, bool sameLineage = true)
    {
        var copy = new Indicator(schemeId, areaId, Place, Content with { Code = code }, sameLineage ? Lineage : null) { StoredRule = StoredRule };
        copy.Recode();
        return copy;
    }

    private void Take(IndicatorContent content)
    {
        (Name, Max, Focus, Wording, Evidence, Checking) = (content.Name, content.Max, content.Focus, content.Wording, content.Evidence, content.Checking);
        (Scope, Mechanism, Condition, ReliefBasis, EvidenceRequired) = (content.Scope, content.Mechanism, content.Condition, content.ReliefBasis, content.EvidenceRequired);
        (var recode, Code) = (Code != content.Code, content.Code);
        if (recode)
        {
            Recode();
        }
    }

    // The cases of C3 are C3.1.1 and so on: another code of the item is another code of each.
    private void Recode() => StoredRule = Rule is { } rule ? RuleJson.Write(rule.Coded(Code)) : null;
}
