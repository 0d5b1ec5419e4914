namespace CleanAgency.Web.Messaging;

/// <summary>
/// Antiforgery tokens do not fit what a tablet sends later: they are bound to a session and absent offline. Instead the request must
/// carry a header that another site's form cannot set and another site's script may not, and come from this very origin.
/// </summary>
internal static class OwnScripts
{
    public const string Header = "x-scoring";

    public static TBuilder FromOwnScripts<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddEndpointFilter(async (context, next) =>
            IsOwn(context.HttpContext.Request) ? await next(context) : HttpResults.StatusCode(StatusCodes.Status400BadRequest));

    /// <summary>For what a person's browser fetches by its address: it sends no header of ours, but says where the link stood.</summary>
    public static TBuilder FromOwnPages<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddEndpointFilter(async (context, next) =>
            context.HttpContext.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none" ? await next(context) : HttpResults.StatusCode(StatusCodes.Status400BadRequest));

    public static bool IsOwn(HttpRequest request)
    {
        var (site, origin) = (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString());
        return request.Headers[Header] == "1"
            && site is "" or "same-origin"
            && (origin.Length == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }
}
