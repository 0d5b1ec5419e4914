using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>What people do to the tree of a draft.</summary>
public sealed partial class Scheme
{
    public SchemeArea AreaOf(Guid areaId) => areas.SingleOrDefault(area => area.Id == areaId) ?? throw new RuleBroken("Common.Gone");

    public Indicator IndicatorOf(Guid indicatorId) => indicators.SingleOrDefault(indicator => indicator.Id == indicatorId) ?? throw new RuleBroken("Common.Gone");

    public SchemeArea AddArea(string name, Points max)
    {
        MustBeDraft();
        var area = new SchemeArea(Id, areas.Count, name, max);
        RefuseSameName(area);
        areas.Add(area);
        return area;
    }

    public int EditArea(Guid areaId, AreaField field, string? value, int seen, string by, DateTime at)
    {
        MustBeDraft();
        var area = AreaOf(areaId);
        var version = area.Edit(field, value, seen, by, at);
        RefuseSameName(area);
        return version;
    }

    public void MoveArea(Guid areaId, int place)
    {
        MustBeDraft();
        List<SchemeArea> order = [.. Areas.Where(area => area.Id != areaId)];
        order.Insert(Math.Clamp(place, 0, order.Count), AreaOf(areaId));
        for (var i = 0; i < order.Count; i++)
        {
            order[i].Place = i;
        }
    }

    public void RemoveArea(Guid areaId)
    {
        MustBeDraft();
        var area = AreaOf(areaId);
        if (In(areaId).Count is > 0 and var items)
        {
            throw new RuleBroken("Schemes.AreaNotEmpty", area.Name, items);
        }

        areas.Remove(area);
        MoveRest();
    }

    public Indicator AddIndicator(Guid areaId, IndicatorContent content)
    {
        MustBeDraft();
        var area = AreaOf(areaId);
        var indicator = new Indicator(Id, areaId, In(areaId).Count, content with { Code = content.Code.Length > 0 ? content.Code : FreeCode(area) });
        RefuseSameCode(indicator);
        indicators.Add(indicator);
        return indicator;
    }

    /// <summary>A second one like it, right below it, under the next free code.</summary>
    public Indicator CopyIndicator(Guid indicatorId)
    {
        MustBeDraft();
        var from = IndicatorOf(indicatorId);
        var copy = from.CopyInto(Id, from.AreaId, FreeCode(AreaOf(from.AreaId)), sameLineage: false);
        indicators.Add(copy);
        MoveIndicator(copy.Id, from.AreaId, from.Place + 1);
        return copy;
    }

    public int EditIndicator(Guid indicatorId, IndicatorField field, string? value, int seen, string by, DateTime at)
    {
        MustBeDraft();
        var indicator = IndicatorOf(indicatorId);
        var version = indicator.Edit(field, value, seen, by, at);
        RefuseSameCode(indicator);
        return version;
    }

    public int EditRule(Guid indicatorId, ScoringRule rule, int seen, string by, DateTime at)
    {
        MustBeDraft();
        return IndicatorOf(indicatorId).Take(rule, seen, by, at);
    }

    /// <summary>To another place, also below another first-level item; its code stays, or its history would be hard to follow.</summary>
    public void MoveIndicator(Guid indicatorId, Guid areaId, int place)
    {
        MustBeDraft();
        var (moved, area) = (IndicatorOf(indicatorId), AreaOf(areaId));
        List<Indicator> order = [.. In(area.Id).Where(indicator => indicator.Id != indicatorId)];
        order.Insert(Math.Clamp(place, 0, order.Count), moved);
        for (var i = 0; i < order.Count; i++)
        {
            order[i].StandAt(area.Id, i);
        }

        MoveRest();
    }

    public void RemoveIndicator(Guid indicatorId)
    {
        MustBeDraft();
        indicators.Remove(IndicatorOf(indicatorId));
        MoveRest();
    }

    /// <summary>Bonus, negative and veto rules are written as a whole; null makes a new one.</summary>
    public ExtraRule PutExtra(Guid? extraId, ExtraContent content, int seen)
    {
        MustBeDraft();
        var extra = extraId is { } id ? extras.SingleOrDefault(one => one.Id == id) ?? throw new RuleBroken("Common.Gone") : null;
        if (extra is not null && extra.Version > seen && extra.Content != content)
        {
            throw new RuleBroken("Schemes.ExtraChanged", extra.Caption);
        }

        if (extras.FirstOrDefault(one => one.Id != extraId && one.Kind == content.Kind && one.Code == content.Checked().Code) is { } taken)
        {
            throw new RuleBroken("Schemes.CodeTaken", taken.Code, taken.Name);
        }

        if (extra is null)
        {
            extras.Add(extra = new(Id, extras.Count(one => one.Kind == content.Kind), content));
        }

        extra.Take(content with { Kind = extra.Kind });
        return extra;
    }

    public void RemoveExtra(Guid extraId)
    {
        MustBeDraft();
        extras.Remove(extras.SingleOrDefault(extra => extra.Id == extraId) ?? throw new RuleBroken("Common.Gone"));
    }

    private void MoveRest()
    {
        foreach (var (area, place) in Areas.Select((area, place) => (area, place)))
        {
            area.Place = place;
            foreach (var (indicator, i) in In(area.Id).Select((indicator, i) => (indicator, i)))
            {
                indicator.StandAt(area.Id, i);
            }
        }
    }

    private string FreeCode(SchemeArea area)
    {
        var letter = string.Concat(area.Letter.ToUpperInvariant().Where(char.IsAsciiLetterUpper).Take(2)) is { Length: > 0 } own ? own : "X";
        return Enumerable.Range(1, 1000).Select(i => $"{letter}{i}").First(code => indicators.All(indicator => indicator.Code != code));
    }

    private void RefuseSameCode(Indicator changed)
    {
        if (indicators.FirstOrDefault(indicator => indicator.Id != changed.Id && indicator.Code == changed.Code) is { } taken)
        {
            throw new RuleBroken("Schemes.CodeTaken", taken.Code, taken.Name);
        }
    }

    private void RefuseSameName(SchemeArea changed)
    {
        if (areas.Any(area => area.Id != changed.Id && area.Name == changed.Name))
        {
            throw new RuleBroken("Schemes.AreaNameTaken", changed.Name);
        }
    }
}
