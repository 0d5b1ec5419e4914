using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace CleanAgency.Web.Operation;

/// <summary>
/// Passwords and scores do not cross a network in the clear: plain HTTP is served on loopback, in demo mode, or behind a proxy that
/// is named. Anything else refuses to start and says what to do.
/// </summary>
public static class PlainHttp
{
    /// <summary>The sentence that explains the refusal, or null when the addresses are fine.</summary>
    public static string? Refusal(IConfiguration configuration, bool demo)
    {
        var addresses = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? ""))
            // Container images set it: a port alone listens on every address.
            .Concat((configuration["http_ports"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(port => $"http://*:{port}"));
        var open = addresses.FirstOrDefault(address => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !IsLoopback(address));
        if (Proxies(configuration).FirstOrDefault(proxy => !IPAddress.TryParse(proxy, out _)) is { } name)
        {
            return $"Proxy:Trusted must name IP addresses; {name} is none.";
        }

        return demo || open is null || TrustedProxies(configuration).Count > 0
            ? null
            : $"""
              {open} would be served without encryption on a network; this is refused.
              Choose one:
                - give a certificate:     --urls https://0.0.0.0:443 --Kestrel:Certificates:Default:Path=agency.pfx --Kestrel:Certificates:Default:Password=...
                - name a trusted proxy that speaks HTTPS to the outside:  --Proxy:Trusted=10.0.0.5
                - stay on this machine:   --urls http://127.0.0.1:5080
              The README (HTTPS on an intranet) tells how to make a certificate that tablets accept.
              """;
    }

    /// <summary>Where to listen when nobody says; a line in appsettings.json would silently win over the environment.</summary>
    public static void ListenSomewhere(IWebHostBuilder host, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration["urls"] + configuration["http_ports"] + configuration["https_ports"]) && !configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            host.UseUrls("http://127.0.0.1:5080");
        }
    }

    /// <summary>Only from these addresses are X-Forwarded-* headers believed.</summary>
    public static IReadOnlyList<IPAddress> TrustedProxies(IConfiguration configuration) =>
        [.. Proxies(configuration).Select(IPAddress.Parse)];

    public static void AddForwardedHeaders(this IServiceCollection services, IConfiguration configuration) =>
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = TrustedProxies(configuration).Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var proxy in TrustedProxies(configuration))
            {
                o.KnownProxies.Add(proxy);
            }
        });

    /// <summary>Behind a proxy, who comes around it without encryption is turned away.</summary>
    public static void UseOnlyEncrypted(this WebApplication app, bool demo) => app.Use((context, next) =>
    {
        if (demo || context.Request.IsHttps || context.Connection.RemoteIpAddress is not { } from || IPAddress.IsLoopback(from))
        {
            return next(context);
        }

        return Failures.Say(context, StatusCodes.Status421MisdirectedRequest, "OnlyEncrypted");
    });

    private static string[] Proxies(IConfiguration configuration) => (configuration["Proxy:Trusted"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri) && uri.IsLoopback;
}
