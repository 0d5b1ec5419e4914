using System.Text.Json;
using CleanAgency.Core.Access;
using CleanAgency.Core.Scorecards;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Mvc;

namespace CleanAgency.Web.Scorecards;

internal static class CardEndpoints
{
    public static void MapScorecards(this IEndpointRouteBuilder app)
    {
        app.MapGet("/scorecards/{id:guid}/export", (HttpContext context, Courier courier, Guid id) => courier.Download(context, new ExportCard(id)));
        app.MapGet("/scorecards/{id:guid}/paper/template", (HttpContext context, Courier courier, Guid id) => courier.Download(context, new PaperTemplate(id)));
        app.MapGet("/scorecards/{id:guid}/paper/{upload:guid}/annotated", (HttpContext context, Courier courier, Guid id, Guid upload) => courier.Download(context, new AnnotatedPaper(id, upload)));
        app.MapUpload("/scorecards/paper/upload", (name, bytes) => new UploadPaper(name, bytes));
        app.MapPost("/api/commands", TapEndpoint.Take).AllowAnonymous().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(TapEndpoint.MostBytes));
        app.MapGet("/api/cards/{id:guid}", async (HttpContext context, Courier courier, Guid id, DateTime? since) =>
        {
            var outcome = await courier.Send(new ReadCard(id, since?.ToUniversalTime()), Callers.Of(context), ct: context.RequestAborted);
            // At once: written piece by piece it is flushed piece by piece, and compresses half as well.
            return outcome.Done ? HttpResults.Bytes(JsonSerializer.SerializeToUtf8Bytes(outcome.Answer, TapJson.Options), "application/json; charset=utf-8")
                : HttpResults.Json(new { error = outcome.Code, text = outcome.Refusal }, statusCode: outcome.Code == "Access.Ended" ? StatusCodes.Status401Unauthorized : StatusCodes.Status404NotFound);
        });
    }
}
