using CleanAgency.Core.Access;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CleanAgency.Web.Operation;

/// <summary>The cookie proves who; whether he may still come in is asked at each request (remembered for seconds).</summary>
internal static class SignedInCookie
{
    public static void AddSignedInCookie(this IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o =>
        {
            o.Cookie.Name = "agency";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.ExpireTimeSpan = TimeSpan.FromHours(12);
            (o.LoginPath, o.AccessDeniedPath, o.ReturnUrlParameter) = ("/sign-in", "/sign-in", "ReturnUrl");
            // The product's clock may be moved; a session is technique and runs on the machine's.
            o.TimeProvider = TimeProvider.System;
            o.Events.OnValidatePrincipal = StillWelcome;
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static async Task StillWelcome(CookieValidatePrincipalContext context)
    {
        var caller = Callers.Of(context.Principal!, "");
        var standing = await context.HttpContext.RequestServices.GetRequiredService<IStandings>().Of(caller.PersonId, context.HttpContext.RequestAborted);
        if (standing is not { Active: true } || standing.Stamp != caller.Stamp)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync();
        }
    }
}
