using CleanAgency.Core.Access;
using CleanAgency.Core.People;
using CleanAgency.Core.Sheets;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Mvc;

namespace CleanAgency.Web.People;

internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        app.MapGet("/people/export", (HttpContext context, Courier courier, [AsParameters] PeopleAddress address) => courier.Download(context, new ExportPeople(address.Filter)));
        app.MapGet("/people/template", (HttpContext context, Courier courier) => courier.Download(context, new PeopleTemplate()));
        app.MapGet("/people/import/{id:guid}/annotated", (HttpContext context, Courier courier, Guid id) => courier.Download(context, new AnnotatedPeople(id)));
        app.MapPost("/people/upload", (HttpContext context, Courier courier, IFormFile file) => courier.Keep(context, file, (name, bytes) => new UploadPeople(name, bytes)))
            // A little more than the largest file: the form around it counts too.
            .WithMetadata(new RequestSizeLimitAttribute(UploadedSheet.MostBytes + (1 << 20)));
    }
}
