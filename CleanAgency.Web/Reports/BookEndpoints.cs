using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Evidence;
using CleanAgency.Core.Jobs;
using CleanAgency.Core.Reports;
using CleanAgency.Core.Sheets;
using CleanAgency.Web.Messaging;

namespace CleanAgency.Web.Reports;

/// <summary>
/// POST /api/workbooks asks for a workbook, GET /api/workbooks/{id} says how far it is (202) until it is the file (200). To ask takes the same
/// gate, header, origin and cookie as the tablets' commands; to fetch takes the cookie, and no page of another origin. There are no tokens for other programs yet.
/// </summary>
internal static class BookEndpoints
{
    public static void MapBooks(this IEndpointRouteBuilder app)
    {
        // A script asks, not a person: no page of words, and no way to the sign-in page.
        var books = app.MapGroup("/api/workbooks").AllowAnonymous().WithMetadata(new Microsoft.AspNetCore.Mvc.SkipStatusCodePagesAttribute());
        books.AddEndpointFilter(async (context, next) =>
            context.HttpContext.User.Identity?.IsAuthenticated == true ? await next(context) : HttpResults.StatusCode(StatusCodes.Status401Unauthorized));
        books.MapPost("", Ask).FromOwnScripts();
        books.MapGet("/{id:guid}", Fetch).FromOwnPages();
    }

    private static async Task<IResult> Ask(HttpContext context, Courier courier, BookOrder order)
    {
        var asked = await courier.Send(new AskForBook(order), Callers.Of(context), Guid.CreateVersion7(), context.RequestAborted);
        return asked.Done ? HttpResults.Accepted($"/api/workbooks/{asked.Answer}", new { id = asked.Answer }) : Refusal(asked.Code!, asked.Refusal);
    }

    private static async Task<IResult> Fetch(HttpContext context, Courier courier, IEvidenceStore store, Guid id)
    {
        var caller = Callers.Of(context);
        var state = await courier.Send(new BookState(id), caller, ct: context.RequestAborted);
        if (state is { Done: true, Answer: { } answer } && answer.State != JobState.Done)
        {
            return answer.State is JobState.Waiting or JobState.Running ? HttpResults.Accepted(value: new { state = $"{answer.State}", percent = answer.Percent })
                : HttpResults.Conflict(new { state = $"{answer.State}", reason = answer.Failure is { } why ? ExplanationJson.Said(why) : null });
        }

        var fetched = await courier.Send(new FetchBook(id), caller, ct: context.RequestAborted);
        if (fetched.Answer is not { } book)
        {
            return Refusal(fetched.Code!, fetched.Refusal);
        }

        context.Response.Headers.CacheControl = "private, no-store";
        return await store.Open(book.Hash, context.RequestAborted) is { } bytes ? HttpResults.Stream(bytes, SheetFile.ContentType, book.Name) : HttpResults.NotFound();
    }

    private static IResult Refusal(string code, string? text) => HttpResults.Json(new { reason = new { code, text } }, statusCode: code switch
    {
        "Access.Ended" => StatusCodes.Status401Unauthorized,
        "Access.NoRight" or "Access.ForeignRow" or "Common.Gone" => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status422UnprocessableEntity,
    });
}
