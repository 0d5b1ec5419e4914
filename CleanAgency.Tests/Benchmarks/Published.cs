using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CleanAgency.Tests.Fixtures;

namespace CleanAgency.Tests.Benchmarks;

/// <summary>The published product as a process of its own; eng/bench.sh publishes it and names the folder.</summary>
internal sealed class Published : IDisposable
{
    private readonly Process server;

    private Published(Process server, Uri address) => (this.server, Address) = (server, address);

    public Uri Address { get; }

    public static async Task<Published> Start(TestDatabase database)
    {
        var folder = Environment.GetEnvironmentVariable("CLEANAGENCY_PUBLISHED") ?? throw new InvalidOperationException("Run it by eng/bench.sh, which publishes the product.");
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true };
        // Only there is the blank page, the floor.
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var argument in database.Settings.Select(s => $"--{s.Key}={s.Value}").Prepend("CleanAgency.Web.dll").Append($"--urls={address}"))
        {
            start.ArgumentList.Add(argument);
        }

        var server = Process.Start(start)!;
        server.OutputDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = address };
        while (!await Ready(http))
        {
            await Task.Delay(100);
        }

        return new(server, address);
    }

    public void Dispose()
    {
        server.Kill(entireProcessTree: true);
        server.WaitForExit();
        server.Dispose();
    }

    private static async Task<bool> Ready(HttpClient http)
    {
        try
        {
            return (await http.GetAsync(new Uri("health/ready", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
