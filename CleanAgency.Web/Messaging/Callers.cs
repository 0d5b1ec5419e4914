using System.Security.Claims;
using CleanAgency.Core.Access;

namespace CleanAgency.Web.Messaging;

/// <summary>From cookie to caller and back. The cookie says who and with which stamp, never what he may.</summary>
public static class Callers
{
    private const string Stamp = "stamp";

    public static Caller Of(ClaimsPrincipal user, string from) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? new(id, user.Identity?.Name ?? "", user.FindFirstValue(Stamp) ?? "", from)
            : Caller.Stranger(from);

    public static Caller Of(HttpContext context) => Of(context.User, From(context));

    public static string From(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    public static ClaimsPrincipal Principal(SignIn.Answer signedIn, string scheme) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, signedIn.PersonId.ToString()), new(ClaimTypes.Name, signedIn.Name), new(Stamp, signedIn.Stamp)], scheme));
}
