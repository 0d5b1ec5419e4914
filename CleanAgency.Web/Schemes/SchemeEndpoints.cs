using CleanAgency.Core.Access;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Sheets;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Mvc;

namespace CleanAgency.Web.Schemes;

internal static class SchemeEndpoints
{
    public static void MapSchemes(this IEndpointRouteBuilder app)
    {
        app.MapGet("/schemes/{id:guid}/export", (HttpContext context, Courier courier, Guid id) => courier.Download(context, new ExportScheme(id)));
        app.MapGet("/schemes/template", (HttpContext context, Courier courier) => courier.Download(context, new SchemeTemplate()));
        app.MapGet("/schemes/import/{id:guid}/annotated", (HttpContext context, Courier courier, Guid id, Guid? into) => courier.Download(context, new AnnotatedScheme(id, into)));
        app.MapPost("/schemes/upload", (HttpContext context, Courier courier, IFormFile file) => courier.Keep(context, file, (name, bytes) => new UploadScheme(name, bytes)))
            // A little more than the largest file: the form around it counts too.
            .WithMetadata(new RequestSizeLimitAttribute(UploadedSheet.MostBytes + (1 << 20)));
    }
}
