using System.Globalization;
using CleanAgency.Core.Common;
using CleanAgency.Web.Layout;
using Microsoft.Extensions.Localization;

namespace CleanAgency.Web.Operation;

/// <summary>Who starts the server reads on its console where it is; in the demo also how to come in. Plainly, beside the log.</summary>
internal static class Welcome
{
    private static readonly string Line = new('=', 72);

    public static void SayWelcome(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
        Console.Out.WriteLine($"\n{Line}\n{string.Join("\n\n", Language.All.Select(language => Said(app, language)))}\n{Line}\n"));

    /// <summary>As a browser on this machine writes them.</summary>
    public static IEnumerable<string> Addresses(WebApplication app) => app.Urls.Select(url =>
        url.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal));

    private static string Said(WebApplication app, string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var (texts, demo, clock) = (app.Services.GetRequiredService<IStringLocalizer<Texts>>(), app.Services.GetRequiredService<DemoMode>(), app.Services.GetRequiredService<Clock>());
        var said = texts["Welcome", string.Join("  ", Addresses(app))].Value
            + (demo.On ? "\n" + texts["Welcome.Demo", demo.Password, Clock.InShanghai(clock.Now).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)] : "");
        CultureInfo.CurrentUICulture = before;
        return said;
    }
}
