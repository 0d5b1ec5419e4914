using System.Globalization;
using CleanAgency.Core.Access;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Mvc;

namespace CleanAgency.Web.People;

/// <summary>The filter of the list as the address bar spells it; the export link carries the same.</summary>
public sealed class PeopleAddress
{
    [FromQuery(Name = "q")] public string? Search { get; set; }

    [FromQuery(Name = "role")] public string? Role { get; set; }

    [FromQuery(Name = "unit")] public string? Unit { get; set; }

    [FromQuery(Name = "state")] public string? State { get; set; }

    [FromQuery(Name = "slip")] public string? Slip { get; set; }

    public PersonFilter Filter => new(
        Word(Search), Enum.TryParse<Role>(Role, out var role) ? role : null, Word(Unit), Enum.TryParse<PersonState>(State, out var state) ? state : null, AddressWord.Day(Slip));

    public static Dictionary<string, object?> Parts(PersonFilter filter, int page) => new()
    {
        ["q"] = Word(filter.Search),
        ["role"] = filter.Role?.ToString(),
        ["unit"] = Word(filter.Unit),
        ["state"] = filter.State?.ToString(),
        ["slip"] = filter.Slip?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["page"] = page > 1 ? page : null,
    };

    private static string? Word(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
