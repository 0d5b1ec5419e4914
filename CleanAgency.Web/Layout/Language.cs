using System.Globalization;

namespace CleanAgency.Web.Layout;

/// <summary>Native office Chinese first, English complete; a cookie per browser, kept with the person.</summary>
public static class Language
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    public static readonly string[] All = [Chinese, English];

    public static string Of() => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English ? English : Chinese;
}
