using CleanAgency.Core.Access;
using CleanAgency.Core.Groups;
using CleanAgency.Web.Messaging;

namespace CleanAgency.Web.Groups;

internal static class GroupEndpoints
{
    public static void MapGroups(this IEndpointRouteBuilder app)
    {
        app.MapGet("/conflicts/export", (HttpContext context, Courier courier, Guid round) => courier.Download(context, new ExportConflicts(round)));
        app.MapGet("/rounds/{round:guid}/groups/export", (HttpContext context, Courier courier, Guid round) => courier.Download(context, new ExportGroups(round)));
        app.MapGet("/rounds/{round:guid}/groups/import/{id:guid}/annotated", (HttpContext context, Courier courier, Guid round, Guid id) => courier.Download(context, new AnnotatedGroups(id, round)));
        app.MapGet("/groups/template", (HttpContext context, Courier courier) => courier.Download(context, new GroupTemplate()));
        app.MapUpload("/groups/upload", (name, bytes) => new UploadGroups(name, bytes));
    }
}
