using CleanAgency.Core.Access;
using CleanAgency.Core.Schemes;
using CleanAgency.Web.Messaging;

namespace CleanAgency.Web.Schemes;

internal static class SchemeEndpoints
{
    public static void MapSchemes(this IEndpointRouteBuilder app)
    {
        app.MapGet("/schemes/{id:guid}/export", (HttpContext context, Courier courier, Guid id) => courier.Download(context, new ExportScheme(id)));
        app.MapGet("/schemes/template", (HttpContext context, Courier courier) => courier.Download(context, new SchemeTemplate()));
        app.MapGet("/schemes/import/{id:guid}/annotated", (HttpContext context, Courier courier, Guid id, Guid? into) => courier.Download(context, new AnnotatedScheme(id, into)));
        app.MapUpload("/schemes/upload", (name, bytes) => new UploadScheme(name, bytes));
    }
}
