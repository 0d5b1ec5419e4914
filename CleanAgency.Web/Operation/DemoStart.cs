using System.Globalization;
using CleanAgency.Core.Access;
using CleanAgency.Infrastructure.Demo;

namespace CleanAgency.Web.Operation;

/// <summary>The demo district: made on the first start, found again on later ones, with the product's clock set to its day.</summary>
internal static class DemoStart
{
    public static string Password(IConfiguration configuration) => configuration["demo-password"] ?? PasswordRule.OneTime().Value;

    /// <summary>Null: no such day.</summary>
    private static DateOnly? Day(IConfiguration configuration) =>
        configuration["demo-day"] is not { } day ? DemoDistrict.DefaultDay
        : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;

    /// <summary>The sentence that explains why this database is not opened this way, or null.</summary>
    public static async Task<string?> Refusal(WebApplication app, bool demo) => await app.Services.HoldsDemo() switch
    {
        true when !demo => "This database holds the demo district. Start it with --demo, or name another data folder (--data) for real work.",
        false when demo => "This database holds a real office: --demo would move its clock and give its accounts a shown password. Name another data folder (--data).",
        _ => Day(app.Configuration) is null ? $"--demo-day {app.Configuration["demo-day"]} is no day. Write it as 2026-11-20." : null,
    };

    public static Task Fill(WebApplication app) => app.Services.FillDemo(
        Day(app.Configuration)!.Value, app.Services.GetRequiredService<DemoMode>().Password);
}
