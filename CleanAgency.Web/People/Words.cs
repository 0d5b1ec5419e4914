using System.Globalization;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;

namespace CleanAgency.Web.People;

/// <summary>How moments, days and lists of roles are written on these pages.</summary>
internal static class Words
{
    /// <summary>Between two facts in a line. As a name, because Razor takes a blank at an element's edge for layout and drops it.</summary>
    public const string Gap = "\u3000";

    public static string Facts(params IEnumerable<string> facts) => string.Join(Gap, facts.Where(fact => fact.Length > 0));

    public static string Moment(DateTime? at) => at is { } moment ? Clock.InShanghai(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "–";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Roles(IEnumerable<Role> roles, string and) =>
        string.Join(and, roles.Select(role => RuleTexts.Name("Access", role))) is { Length: > 0 } words ? words : "–";
}
