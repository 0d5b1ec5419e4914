using System.Data.Common;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Localization;

namespace CleanAgency.Web.Operation;

/// <summary>What goes wrong outside of a screen still answers in the reader's language, and never with an empty page.</summary>
internal static class Failures
{
    public static void UseWordsForFailures(this WebApplication app) =>
        app.UseExceptionHandler(failed => failed.Run(context => context.Features.Get<IExceptionHandlerFeature>() is { } broken && IsWithoutDatabase(broken.Error)
            ? Say(context, StatusCodes.Status503ServiceUnavailable, "Away")
            : Say(context, StatusCodes.Status500InternalServerError, "Broken")));

    /// <summary>Nobody's fault and soon over, as when the database starts anew: who asks again will be answered.</summary>
    public static bool IsWithoutDatabase(Exception? broken) => broken is DbException { IsTransient: true } || (broken is not null && IsWithoutDatabase(broken.InnerException));

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
