using System.Globalization;

namespace CleanAgency.Web.Results;

/// <summary>Charts measure in percent of their width, so that marks and words keep their size on every screen and on paper.</summary>
internal static class Chart
{
    public static string Percent(double share) => share.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    public static string Percent(int part, int whole) => Percent(whole == 0 ? 0 : 100.0 * part / whole);
}
