using System.Linq.Expressions;
using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Units;

/// <summary>The one meaning of filter and order, for the list on the screen and for the exported workbook alike.</summary>
internal static class UnitQueries
{
    public static IQueryable<SupervisedUnit> Matching(this IQueryable<SupervisedUnit> units, UnitFilter filter, DateOnly today)
    {
        units = filter.Closed ? units.Where(u => u.ActiveTo < today) : units.Where(u => u.ActiveTo == null || u.ActiveTo >= today);
        if (SearchKey.Needle(filter.Search ?? "") is { Length: > 0 } needle)
        {
            units = units.Where(u => u.SearchKey.Contains(needle));
        }

        if (!string.IsNullOrEmpty(filter.Category))
        {
            units = units.Where(u => u.Category == filter.Category);
        }

        if (filter.WithoutLeader)
        {
            units = units.Where(u => u.Leader == "");
        }

        return filter.Flag switch
        {
            UnitFlag.Window => units.Where(u => u.Window),
            UnitFlag.Approval => units.Where(u => u.Approval),
            UnitFlag.Stations => units.Where(u => u.Stations),
            UnitFlag.Funds => units.Where(u => u.Funds),
            _ => units,
        };
    }

    public static IQueryable<SupervisedUnit> InOrder(this IQueryable<SupervisedUnit> units, UnitOrder order, bool descending) => order switch
    {
        UnitOrder.Code => units.By(u => u.Code, descending),
        UnitOrder.Name => units.By(u => u.Pinyin, descending),
        UnitOrder.Category => units.By(u => u.Category, descending).ThenBy(u => u.Sequence),
        UnitOrder.Headcount => units.By(u => u.Headcount, descending).ThenBy(u => u.Sequence),
        _ => units.By(u => u.Sequence, descending).ThenBy(u => u.Code),
    };

    public static async Task<int> HeadcountOf(this IQueryable<SupervisedUnit> units, CancellationToken ct) => await units.SumAsync(u => u.Headcount, ct);

    public static async Task<IReadOnlyList<UnitList.Group>> CategoriesOf(this IQueryable<SupervisedUnit> units, CancellationToken ct) =>
        await units.GroupBy(u => u.Category).OrderBy(g => g.Min(u => u.Sequence)).Select(g => new UnitList.Group(g.Key, g.Count())).ToListAsync(ct);

    private static IOrderedQueryable<SupervisedUnit> By<TKey>(this IQueryable<SupervisedUnit> units, Expression<Func<SupervisedUnit, TKey>> key, bool descending) =>
        descending ? units.OrderByDescending(key) : units.OrderBy(key);
}
