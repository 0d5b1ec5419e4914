using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CleanAgency.Web.Operation;

/// <summary>For whoever watches the server: one word, to everyone, without a reason. The reason stands in the log.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = (context, _) => Say(context, "live") }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            ResponseWriter = (context, found) => Say(context, found.Status == HealthStatus.Healthy ? "ready" : "not ready"),
        }).AllowAnonymous();
    }

    private static Task Say(HttpContext context, string word)
    {
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(word);
    }
}
