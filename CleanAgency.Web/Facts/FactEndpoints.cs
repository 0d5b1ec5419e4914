using CleanAgency.Core.Access;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Sheets;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Mvc;

namespace CleanAgency.Web.Facts;

internal static class FactEndpoints
{
    public static void MapFacts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/facts/export", (HttpContext context, Courier courier, [AsParameters] FactAddress address) => courier.Download(context, new ExportFacts(address.Filter)));
        app.MapGet("/facts/template", (HttpContext context, Courier courier) => courier.Download(context, new FactTemplate()));
        app.MapGet("/facts/import/{id:guid}/annotated", (HttpContext context, Courier courier, Guid id) => courier.Download(context, new AnnotatedFacts(id)));
        app.MapPost("/facts/upload", (HttpContext context, Courier courier, IFormFile file) => courier.Keep(context, file, (name, bytes) => new UploadFacts(name, bytes)))
            // A little more than the largest file: the form around it counts too.
            .WithMetadata(new RequestSizeLimitAttribute(UploadedSheet.MostBytes + (1 << 20)));
    }
}
