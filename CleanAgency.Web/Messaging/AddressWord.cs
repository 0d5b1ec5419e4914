using System.Globalization;

namespace CleanAgency.Web.Messaging;

/// <summary>Reads a word of the address bar. People cut addresses off and mistype them: what cannot be read is left out, and the page opens.</summary>
public static class AddressWord
{
    public static int? Number(string? word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static Guid? Id(string? word) => Guid.TryParse(word, out var id) ? id : null;

    public static DateOnly? Day(string? word) => DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static bool Yes(string? word) => bool.TryParse(word, out var yes) && yes;
}
