using CleanAgency.Core.Access;
using CleanAgency.Core.Visits;
using CleanAgency.Web.Messaging;

namespace CleanAgency.Web.Visits;

internal static class VisitEndpoints
{
    public static void MapVisits(this IEndpointRouteBuilder app)
    {
        app.MapGet("/visits/export", (HttpContext context, Courier courier, [AsParameters] VisitAddress address) => courier.Download(context, new ExportVisits(address.RoundId ?? Guid.Empty, address.Filter)));
        app.MapGet("/groups/export", (HttpContext context, Courier courier, Guid round) => courier.Download(context, new ExportRoster(round)));
    }
}
