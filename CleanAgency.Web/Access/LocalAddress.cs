namespace CleanAgency.Web.Access;

/// <summary>Where to go after a form: only ever to a page of this product, whatever the address says.</summary>
public static class LocalAddress
{
    public static string Or(string? wanted, string otherwise) =>
        wanted is ['/', ..] && !wanted.StartsWith("//", StringComparison.Ordinal) && !wanted.StartsWith("/\\", StringComparison.Ordinal) && !wanted.Any(char.IsControl)
            ? wanted
            : otherwise;
}
