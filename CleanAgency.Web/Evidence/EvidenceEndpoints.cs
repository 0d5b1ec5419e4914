using CleanAgency.Core.Access;
using CleanAgency.Core.Evidence;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CleanAgency.Web.Evidence;

/// <summary>Files by their hash: asked for with HEAD, handed in with PUT (as often as the line needs), shown with GET.</summary>
internal static class EvidenceEndpoints
{
    private const string Address = "/api/files/{hash:regex(^[0-9a-f]{{64}}$)}";

    private static readonly Dictionary<string, int> Statuses = new()
    {
        ["Evidence.PictureTooBig"] = StatusCodes.Status413PayloadTooLarge,
        ["Evidence.TooBig"] = StatusCodes.Status413PayloadTooLarge,
        ["Evidence.Again"] = StatusCodes.Status503ServiceUnavailable,
        ["Common.Busy"] = StatusCodes.Status503ServiceUnavailable,
        ["Access.Ended"] = StatusCodes.Status401Unauthorized,
        ["Access.NoRight"] = StatusCodes.Status403Forbidden,
    };

    public static void MapEvidence(this IEndpointRouteBuilder app)
    {
        // A script asks, not a person: no page of words, and no way to the sign-in page.
        var files = app.MapGroup("").AllowAnonymous().WithMetadata(new SkipStatusCodePagesAttribute());
        files.AddEndpointFilter(async (context, next) =>
            context.HttpContext.User.Identity?.IsAuthenticated == true ? await next(context) : HttpResults.StatusCode(StatusCodes.Status401Unauthorized));
        files.MapMethods(Address, [HttpMethods.Head], Ask);
        files.MapPut(Address, Receive).FromOwnScripts().WithMetadata(new RequestSizeLimitAttribute(EvidenceTypes.MostBytes));
        files.MapGet(Address, Show);
    }

    private static async Task<IResult> Ask(HttpContext context, Courier courier, string hash)
    {
        var found = await courier.Send(new FindFile(hash), Callers.Of(context), ct: context.RequestAborted);
        return !found.Done ? Refusal(found) : HttpResults.StatusCode(found.Answer is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    private static async Task<IResult> Receive(HttpContext context, Courier courier, string hash)
    {
        // Its file would be filed under somebody else: another person has signed in at this tablet meanwhile.
        var caller = Callers.Of(context);
        if (context.Request.Headers["x-person"].ToString() is { Length: > 0 } owner && owner != caller.PersonId.ToString())
        {
            return HttpResults.StatusCode(StatusCodes.Status409Conflict);
        }

        // Beyond the first 64 KB on disk: a dozen tablets at once take no memory.
        await using var body = new FileBufferingReadStream(context.Request.Body, 1 << 16);
        try
        {
            await body.DrainAsync(context.RequestAborted);
        }
        catch (BadHttpRequestException tooBig) when (tooBig.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refusal("Evidence.TooBig", Core.Common.RuleTexts.Say("Evidence.TooBig", EvidenceTypes.MostBytes >> 20));
        }

        var stored = await courier.Send(new StoreFile(hash, new(body)), caller, ct: context.RequestAborted);
        if (!stored.Done)
        {
            return Refusal(stored);
        }

        var received = await courier.Send(new ReceiveFile(stored.Answer!), caller, ct: CancellationToken.None);
        return received.Done ? HttpResults.StatusCode(received.Answer ? StatusCodes.Status201Created : StatusCodes.Status200OK) : Refusal(received);
    }

    /// <summary>Shown in place only where a browser runs nothing of it. Its name is the reader's wish; its ending is what it is.</summary>
    private static async Task<IResult> Show(HttpContext context, Courier courier, IEvidenceStore store, string hash, string? name)
    {
        var found = await courier.Send(new FindFile(hash), Callers.Of(context), ct: context.RequestAborted);
        if (!found.Done || found.Answer is not { } file || await store.Open(hash, context.RequestAborted) is not { } bytes)
        {
            return found.Done ? HttpResults.StatusCode(StatusCodes.Status404NotFound) : Refusal(found);
        }

        var headers = context.Response.Headers;
        // Its bytes never change, but who may read them does: another person's cookie asks again.
        (headers.CacheControl, headers.Vary) = ("private, max-age=31536000, immutable", "Cookie");
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // A sandbox would also keep the browser's own reader of PDF away.
        headers.ContentSecurityPolicy = file.Type == EvidenceType.Pdf ? "frame-ancestors 'none'" : "default-src 'none'; sandbox";
        var disposition = new ContentDispositionHeaderValue(file.Type.IsPicture() || file.Type == EvidenceType.Pdf ? "inline" : "attachment");
        disposition.SetHttpFileName(Path.GetFileNameWithoutExtension(string.IsNullOrWhiteSpace(name) ? hash[..12] : name) + file.Type.Ending());
        headers.ContentDisposition = disposition.ToString();
        return HttpResults.Stream(bytes, file.Type.MediaType(), entityTag: new($"\"{hash}\""));
    }

    private static IResult Refusal<T>(Outcome<T> outcome) => Refusal(outcome.Code!, outcome.Refusal);

    private static IResult Refusal(string code, string? text) => HttpResults.Json(
        new { reason = new { code, text } },
        statusCode: Statuses.GetValueOrDefault(code, code.StartsWith("Evidence.Kind.", StringComparison.Ordinal) ? StatusCodes.Status415UnsupportedMediaType : StatusCodes.Status422UnprocessableEntity));
}
