using CleanAgency.Core.Units;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Mvc;

namespace CleanAgency.Web.Units;

/// <summary>The filter of the list as the address bar spells it; the export link carries the same.</summary>
public sealed class UnitAddress
{
    [FromQuery(Name = "q")] public string? Search { get; set; }

    [FromQuery(Name = "category")] public string? Category { get; set; }

    [FromQuery(Name = "flag")] public string? Flag { get; set; }

    [FromQuery(Name = "closed")] public string? Closed { get; set; }

    [FromQuery(Name = "noleader")] public string? NoLeader { get; set; }

    [FromQuery(Name = "sort")] public string? Sort { get; set; }

    [FromQuery(Name = "desc")] public string? Desc { get; set; }

    // What cannot be read is left out: an address that somebody cut off still opens a list.
    public UnitFilter Filter => new(
        Search, Category, Enum.TryParse<UnitFlag>(Flag, out var flag) && Enum.IsDefined(flag) ? flag : null, AddressWord.Yes(Closed), AddressWord.Yes(NoLeader), OrderOf(Sort), AddressWord.Yes(Desc));

    public static UnitOrder OrderOf(string? word) => Enum.TryParse<UnitOrder>(word, out var order) && Enum.IsDefined(order) ? order : UnitOrder.Sequence;

    public static Dictionary<string, object?> Parts(UnitFilter filter, int page) => new()
    {
        ["q"] = string.IsNullOrWhiteSpace(filter.Search) ? null : filter.Search,
        ["category"] = string.IsNullOrEmpty(filter.Category) ? null : filter.Category,
        ["flag"] = filter.Flag?.ToString(),
        ["closed"] = filter.Closed ? true : null,
        ["noleader"] = filter.WithoutLeader ? true : null,
        ["sort"] = filter.Order == UnitOrder.Sequence ? null : filter.Order.ToString(),
        ["desc"] = filter.Descending ? true : null,
        ["page"] = page > 1 ? page : null,
    };
}
