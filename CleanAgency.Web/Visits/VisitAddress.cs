using CleanAgency.Core.Visits;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Mvc;

namespace CleanAgency.Web.Visits;

/// <summary>The filter of the list as the address bar spells it; the export link carries the same.</summary>
public sealed class VisitAddress
{
    [FromQuery(Name = "round")] public string? Round { get; set; }

    [FromQuery(Name = "group")] public string? Group { get; set; }

    [FromQuery(Name = "area")] public string? Area { get; set; }

    [FromQuery(Name = "state")] public string? State { get; set; }

    public Guid? RoundId => AddressWord.Id(Round);

    // What cannot be read is left out: an address that somebody cut off still opens a list.
    public VisitFilter Filter => new(AddressWord.Number(Group), Area, Enum.TryParse<VisitState>(State, out var state) && Enum.IsDefined(state) ? state : null);

    public static Dictionary<string, object?> Parts(Guid? round, VisitFilter filter) => new()
    {
        ["round"] = round?.ToString(),
        ["group"] = filter.Group,
        ["area"] = string.IsNullOrEmpty(filter.Area) ? null : filter.Area,
        ["state"] = filter.State?.ToString(),
    };
}
