using System.Security.Cryptography;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Scorecards;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Operation;
using Microsoft.Net.Http.Headers;

namespace CleanAgency.Web.Scorecards;

/// <summary>What a tablet asks outside of its cards: who is signed in, what it says by itself, and the worker that opens it without a network.</summary>
internal static class TabletEndpoints
{
    /// <summary>Of the commands; the server takes this one and the one before.</summary>
    public const int Protocol = 1;

    public static void AddTablet(this IServiceCollection services) => services.AddSingleton<ShellFiles>().AddSingleton<Presence>().AddHostedService<PresenceBeat>().AddSingleton<IReadsStrokes, LateStrokes>();

    public static void MapTablet(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/me", Me).AllowAnonymous();
        app.MapGet("/scoring/texts.{language}.json", Words).AllowAnonymous();
        // Behind the sign-in page no update would ever reach a tablet whose session has ended.
        app.MapGet("/sw.js", async (HttpContext context, ShellFiles shell) =>
            Fresh(context, await shell.Worker(context.RequestAborted), "text/javascript; charset=utf-8")).AllowAnonymous();
    }

    // Asked every two seconds by a tablet that waits for the server: a plain 401 instead of a redirect, and no entry in the audit.
    private static async Task<IResult> Me(HttpContext context, Courier courier, DemoMode demo, IDatabaseLife life)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (context.User.Identity is not { IsAuthenticated: true } || (await courier.Send(new MyStanding(), Callers.Of(context), ct: context.RequestAborted)).Answer is not { } me)
        {
            return HttpResults.Json(new { error = "sign-in" }, statusCode: StatusCodes.Status401Unauthorized);
        }

        return HttpResults.Json(new { person = me.PersonId, name = me.Name, demo = demo.On, server = await life.Id(context.RequestAborted), protocol = Protocol });
    }

    private static IResult Words(HttpContext context, string language)
    {
        if (TabletTexts.Of(language) is not { } plain)
        {
            return HttpResults.NotFound();
        }

        var pressed = context.Request.GetTypedHeaders().AcceptEncoding.Any(way => way.Value == "br" && way.Quality != 0);
        context.Response.Headers.Vary = "Accept-Encoding";
        if (pressed)
        {
            context.Response.Headers.ContentEncoding = "br";
        }

        return Fresh(context, pressed ? TabletTexts.Brotli(language)! : plain, "application/json; charset=utf-8");
    }

    private static IResult Fresh(HttpContext context, byte[] bytes, string type)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return HttpResults.Bytes(bytes, type, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\""));
    }
}
