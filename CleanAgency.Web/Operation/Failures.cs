using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Localization;

namespace CleanAgency.Web.Operation;

/// <summary>What goes wrong outside of a screen still answers in the reader's language, and never with an empty page.</summary>
internal static class Failures
{
    public static void UseWordsForFailures(this WebApplication app) =>
        app.UseExceptionHandler(failed => failed.Run(context => Say(context, StatusCodes.Status500InternalServerError, "Broken")));

    /// <summary>A form without our token is foreign, or was left open for too long; nothing of it is read.</summary>
    public static void RefuseForeignForms(this WebApplication app) => app.Use((context, next) =>
        context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } ? Say(context, StatusCodes.Status400BadRequest, "ForeignForm") : next(context));

    public static Task Say(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(context.RequestServices.GetRequiredService<IStringLocalizer<Texts>>()[text]);
    }
}
