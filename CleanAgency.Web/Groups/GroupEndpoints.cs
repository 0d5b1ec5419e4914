using CleanAgency.Core.Access;
using CleanAgency.Core.Groups;
using CleanAgency.Web.Messaging;

namespace CleanAgency.Web.Groups;

internal static class GroupEndpoints
{
    public static void MapGroups(this IEndpointRouteBuilder app) =>
        app.MapGet("/conflicts/export", (HttpContext context, Courier courier, Guid round) => courier.Download(context, new ExportConflicts(round)));
}
