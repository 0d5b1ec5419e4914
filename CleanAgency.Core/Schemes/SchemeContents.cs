using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>Everything a workbook says about a scheme.</summary>
public sealed record SchemeContents(string Name, RoundPolicy Policy, IReadOnlyList<SchemeContents.Item> Items, IReadOnlyList<ExtraContent> Extras)
{
    public sealed record Item(string Area, IndicatorContent Content, ScoringRule? Rule);
}

/// <summary>A draft that takes over a whole workbook. What keeps its code or name stays the same row, so that versions can still be compared.</summary>
public sealed partial class Scheme
{
    public void Take(SchemeContents contents, string by, DateTime at)
    {
        MustBeDraft();
        Rename(contents.Name, int.MaxValue, by, at);
        TakePolicy(contents.Policy, by, at);
        foreach (var (area, place) in contents.Items.GroupBy(item => item.Area).Select((area, place) => (area, place)))
        {
            TakeArea(area.Key, place, [.. area], by, at);
        }

        HashSet<string> codes = [.. contents.Items.Select(item => item.Content.Code)];
        indicators.RemoveAll(indicator => !codes.Contains(indicator.Code));
        areas.RemoveAll(area => In(area.Id).Count == 0);
        TakeExtras(contents.Extras);
        MoveRest();
    }

    private void TakePolicy(RoundPolicy policy, string by, DateTime at)
    {
        var was = PolicyLines.Of(Policy).ToHashSet();
        foreach (var line in PolicyLines.Of(policy).Where(line => !was.Contains(line)))
        {
            Marks = Marks.With(line.Path, new(Version + 1, by, at));
        }

        StoredPolicy = policy.ToJson();
    }

    private void TakeArea(string name, int place, IReadOnlyList<SchemeContents.Item> items, string by, DateTime at)
    {
        var sum = items.Sum(item => item.Content.Max);
        var area = areas.SingleOrDefault(one => one.Name == name);
        if (area is null)
        {
            areas.Add(area = new(Id, place, name, sum));
        }

        // The workbook has no maximum of an area: one that was said otherwise stays as long as the items under it add up as before.
        area.Take(name, SumOf(area.Id) == sum ? area.Max : sum);
        area.Place = place;
        foreach (var (item, i) in items.Select((item, i) => (item, i)))
        {
            TakeItem(area.Id, i, item, by, at);
        }
    }

    private void TakeItem(Guid areaId, int place, SchemeContents.Item item, string by, DateTime at)
    {
        var indicator = indicators.SingleOrDefault(one => one.Code == item.Content.Code);
        if (indicator is null)
        {
            indicators.Add(indicator = new(Id, areaId, place, item.Content));
        }

        indicator.Take(item.Content.Checked(), by, at);
        indicator.Take(item.Rule, by, at);
        indicator.StandAt(areaId, place);
    }

    private void TakeExtras(IReadOnlyList<ExtraContent> contents)
    {
        extras.RemoveAll(extra => !contents.Any(content => (content.Kind, content.Code) == (extra.Kind, extra.Code)));
        foreach (var (content, i) in contents.Select((content, i) => (content, i)))
        {
            var extra = extras.SingleOrDefault(one => (one.Kind, one.Code) == (content.Kind, content.Code));
            if (extra is null)
            {
                extras.Add(extra = new(Id, i, content));
            }

            extra.Take(content);
            extra.Place = i;
        }
    }
}
