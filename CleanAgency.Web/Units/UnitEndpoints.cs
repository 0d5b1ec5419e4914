using CleanAgency.Core.Access;
using CleanAgency.Core.Units;
using CleanAgency.Web.Messaging;

namespace CleanAgency.Web.Units;

internal static class UnitEndpoints
{
    public static void MapUnits(this IEndpointRouteBuilder app)
    {
        app.MapGet("/units/export", (HttpContext context, Courier courier, [AsParameters] UnitAddress address) => courier.Download(context, new ExportUnits(address.Filter)));
        app.MapGet("/units/template", (HttpContext context, Courier courier) => courier.Download(context, new UnitTemplate()));
        app.MapGet("/units/import/{id:guid}/annotated", (HttpContext context, Courier courier, Guid id) => courier.Download(context, new AnnotatedUnits(id)));
        app.MapUpload("/units/upload", (name, bytes) => new UploadUnits(name, bytes));
    }
}
