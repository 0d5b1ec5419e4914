using CleanAgency.Core.Access;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;

namespace CleanAgency.Web.People;

internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        app.MapGet("/people/export", (HttpContext context, Courier courier, [AsParameters] PeopleAddress address) => courier.Download(context, new ExportPeople(address.Filter)));
        app.MapGet("/people/template", (HttpContext context, Courier courier) => courier.Download(context, new PeopleTemplate()));
        app.MapGet("/people/import/{id:guid}/annotated", (HttpContext context, Courier courier, Guid id) => courier.Download(context, new AnnotatedPeople(id)));
        app.MapUpload("/people/upload", (name, bytes) => new UploadPeople(name, bytes));
    }
}
