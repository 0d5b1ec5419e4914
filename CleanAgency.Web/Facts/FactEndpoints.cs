using CleanAgency.Core.Access;
using CleanAgency.Core.Facts;
using CleanAgency.Web.Messaging;

namespace CleanAgency.Web.Facts;

internal static class FactEndpoints
{
    public static void MapFacts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/facts/export", (HttpContext context, Courier courier, [AsParameters] FactAddress address) => courier.Download(context, new ExportFacts(address.Filter)));
        app.MapGet("/facts/template", (HttpContext context, Courier courier) => courier.Download(context, new FactTemplate()));
        app.MapGet("/facts/import/{id:guid}/annotated", (HttpContext context, Courier courier, Guid id) => courier.Download(context, new AnnotatedFacts(id)));
        app.MapUpload("/facts/upload", (name, bytes) => new UploadFacts(name, bytes));
    }
}
