using CleanAgency.Core.Access;
using CleanAgency.Core.People;
using CleanAgency.Web.Layout;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace CleanAgency.Web.Access;

/// <summary>What changes a cookie: a circuit cannot.</summary>
internal static class AccessEndpoints
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public static void MapAccess(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-out", async (HttpContext context, [FromForm] string? next) =>
        {
            await context.SignOutAsync();
            // Somebody hands the tablet on: the next one only types a password, and goes on where it is used.
            return HttpResults.LocalRedirect(next is null ? "/sign-in" : $"/sign-in?ReturnUrl=%2Fscorecards&next={Uri.EscapeDataString(next)}");
        });
        app.MapPost("/preferences", async (HttpContext context, Courier courier, [FromForm] string? language, [FromForm] string? theme, [FromForm] string? back) =>
        {
            if (Language.All.Contains(language))
            {
                KeepLanguage(context, language!);
                if (context.User.Identity is { IsAuthenticated: true })
                {
                    await courier.Send(new ChooseLanguage(language!), Callers.Of(context), Guid.CreateVersion7());
                }
            }

            if (theme is "light" or "dark" or "system")
            {
                Keep(context, "theme", theme);
            }

            return HttpResults.LocalRedirect(LocalAddress.Or(back, "/"));
        }).AllowAnonymous();
    }

    public static void KeepLanguage(HttpContext context, string language) =>
        Keep(context, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new(language)));

    private static void Keep(HttpContext context, string name, string value) => context.Response.Cookies.Append(name, value, new()
    {
        MaxAge = Year,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        IsEssential = true,
    });
}
