using CleanAgency.Core.Facts;
using Microsoft.AspNetCore.Mvc;

namespace CleanAgency.Web.Facts;

/// <summary>The filter of the list as the address bar spells it; the export link carries the same.</summary>
public sealed class FactAddress
{
    [FromQuery(Name = "round")] public string? Round { get; set; }

    [FromQuery(Name = "q")] public string? Search { get; set; }

    [FromQuery(Name = "name")] public string? Name { get; set; }

    [FromQuery(Name = "stand")] public string? Stand { get; set; }

    // What cannot be read is left out: an address that somebody cut off still opens a list.
    public FactFilter Filter => new(
        Guid.TryParse(Round, out var round) ? round : null, Word(Search), Word(Name), Enum.TryParse<FactStand>(Stand, out var stand) && Enum.IsDefined(stand) ? stand : null);

    public static Dictionary<string, object?> Parts(FactFilter filter, int page) => new()
    {
        ["round"] = filter.Round,
        ["q"] = Word(filter.Search),
        ["name"] = Word(filter.Name),
        ["stand"] = filter.Stand?.ToString(),
        ["page"] = page > 1 ? page : null,
    };

    private static string? Word(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
