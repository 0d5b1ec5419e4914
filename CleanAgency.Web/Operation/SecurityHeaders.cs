using Microsoft.AspNetCore.StaticAssets;

namespace CleanAgency.Web.Operation;

/// <summary>
/// Everything the pages load comes from here: no inline script, no inline style, no frame, no other origin. Blazor's circuit is a
/// WebSocket to the same origin, which 'self' covers.
/// </summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; " +
        "manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        context.Response.OnStarting(() =>
        {
            var type = context.Response.ContentType;
            // They say what a document may do. Forty scripts and sheets of a page would carry them without meaning; a picture can be opened as a document.
            if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null && type is "text/javascript" or "text/css")
            {
                headers.ContentSecurityPolicy = headers.XFrameOptions = headers["Permissions-Policy"] = headers["Cross-Origin-Opener-Policy"] = default;
                // Nor is a part of one ever asked for, and its mark tells more of its age than a date.
                headers["Referrer-Policy"] = headers.AcceptRanges = headers.LastModified = default;
            }

            // So it is with the answer to each tap. Nobody shall frame one, though: opened by itself it can be read.
            if (type?.StartsWith("application/json", StringComparison.Ordinal) == true)
            {
                headers.ContentSecurityPolicy = headers["Permissions-Policy"] = headers["Cross-Origin-Opener-Policy"] = default;
            }

            // Pages carry names and scores; only fingerprinted files may stay in a cache.
            if (type?.StartsWith("text/html", StringComparison.Ordinal) == true)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });
}
