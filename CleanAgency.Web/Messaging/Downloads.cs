using System.Net.Mime;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using Microsoft.AspNetCore.Mvc;

namespace CleanAgency.Web.Messaging;

/// <summary>A workbook by a plain link: asked through the same gate as a screen, refused in words.</summary>
internal static class Downloads
{
    public static async Task<IResult> Download(this Courier courier, HttpContext context, Query<SheetFile> question)
    {
        var outcome = await courier.Send(question, Callers.Of(context), ct: context.RequestAborted);
        return outcome.Answer is { } file
            ? HttpResults.File(file.Bytes, file.Name.EndsWith(".json", StringComparison.Ordinal) ? MediaTypeNames.Application.Json : SheetFile.ContentType, file.Name)
            : HttpResults.Text(outcome.Refusal, "text/plain; charset=utf-8", statusCode: StatusCodes.Status403Forbidden);
    }

    /// <summary>Where the workbooks of an import are sent to.</summary>
    public static void MapUpload(this IEndpointRouteBuilder app, string address, Func<string, FileBytes, KeepUpload> message) =>
        app.MapPost(address, (HttpContext context, Courier courier, IFormFile file) => courier.Keep(context, file, message))
            // A little more than the largest file: the form around it counts too.
            .WithMetadata(new RequestSizeLimitAttribute(UploadedSheet.MostBytes + (1 << 20)));

    /// <summary>An upload for an import: kept until it is confirmed. The answer is what FileDrop hands to its page.</summary>
    private static async Task<IResult> Keep(this Courier courier, HttpContext context, IFormFile file, Func<string, FileBytes, KeepUpload> message)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, context.RequestAborted);
        var outcome = await courier.Send(message(file.FileName, new FileBytes(bytes.ToArray())), Callers.Of(context), Guid.CreateVersion7(), context.RequestAborted);
        return HttpResults.Json(new Kept(outcome.Done ? outcome.Answer : null, outcome.Refusal));
    }

    public sealed record Kept(Guid? Id, string? Refusal);
}
