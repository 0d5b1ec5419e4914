using System.Globalization;
using CleanAgency.Core.Access;
using CleanAgency.Infrastructure.Demo;

namespace CleanAgency.Web.Operation;

/// <summary>The demo district: made on the first start, found again on later ones, with the product's clock set to its day.</summary>
internal static class DemoStart
{
    public static string Password(IConfiguration configuration) => configuration["demo-password"] ?? PasswordRule.OneTime().Value;

    public static Task Fill(WebApplication app) => app.Services.FillDemo(
        app.Configuration["demo-day"] is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : DemoDistrict.DefaultDay,
        app.Services.GetRequiredService<DemoMode>().Password);
}
