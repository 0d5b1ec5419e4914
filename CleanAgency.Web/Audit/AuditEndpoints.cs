using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Web.Messaging;

namespace CleanAgency.Web.Audit;

internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder app) =>
        app.MapGet("/audit/export", (HttpContext context, Courier courier, [AsParameters] AuditAddress address) => courier.Download(context, new ExportAudit(address.Filter)));
}
