using System.Globalization;
using CleanAgency.Core.Audit;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Mvc;

namespace CleanAgency.Web.Audit;

/// <summary>The filter of the list as the address bar spells it; the export link carries the same.</summary>
public sealed class AuditAddress
{
    [FromQuery(Name = "q")] public string? Search { get; set; }

    [FromQuery(Name = "act")] public string? Act { get; set; }

    [FromQuery(Name = "result")] public string? Result { get; set; }

    [FromQuery(Name = "from")] public string? From { get; set; }

    [FromQuery(Name = "to")] public string? To { get; set; }

    [FromQuery(Name = "person")] public string? Person { get; set; }

    [FromQuery(Name = "subject")] public string? Subject { get; set; }

    // What cannot be read is left out: an address that somebody cut off still opens a list.
    public AuditFilter Filter => new(
        string.IsNullOrWhiteSpace(Search) ? null : Search, string.IsNullOrEmpty(Act) ? null : Act,
        Enum.TryParse<AuditResult>(Result, out var result) && Enum.IsDefined(result) ? result : null, AddressWord.Day(From), AddressWord.Day(To),
        Guid.TryParse(Person, out var person) ? person : null, Guid.TryParse(Subject, out var subject) ? subject : null);

    public static Dictionary<string, object?> Parts(AuditFilter filter, int page) => new()
    {
        ["q"] = string.IsNullOrWhiteSpace(filter.Search) ? null : filter.Search,
        ["act"] = string.IsNullOrEmpty(filter.Action) ? null : filter.Action,
        ["result"] = filter.Result?.ToString(),
        ["from"] = Word(filter.From),
        ["to"] = Word(filter.To),
        ["person"] = filter.PersonId,
        ["subject"] = filter.SubjectId,
        ["page"] = page > 1 ? page : null,
    };

    private static string? Word(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
