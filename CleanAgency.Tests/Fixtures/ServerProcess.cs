using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CleanAgency.Tests.Fixtures;

/// <summary>The product as a process of its own, which can be killed and told to stop: from the tests' folder, or from a published one.</summary>
public sealed class ServerProcess : IDisposable
{
    private readonly Process server;

    private ServerProcess(Process server, Uri address) => (this.server, Address) = (server, address);

    public Uri Address { get; }

    public int Id => server.Id;

    public static Task<ServerProcess> Start(TestDatabase database, string? folder = null, int? port = null) =>
        Start([.. database.Settings.Select(s => $"--{s.Key}={s.Value}")], folder, port);

    public static async Task<ServerProcess> Start(string[] switches, string? folder = null, int? port = null)
    {
        var address = new Uri($"http://127.0.0.1:{port ?? FreePort()}");
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder ?? AppContext.BaseDirectory, RedirectStandardOutput = true };
        // Only there are the living page and the blank one.
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var argument in switches.Prepend("CleanAgency.Web.dll").Append($"--urls={address}"))
        {
            start.ArgumentList.Add(argument);
        }

        var server = Process.Start(start)!;
        server.OutputDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = address };
        while (!await Ready(http))
        {
            if (server.HasExited)
            {
                throw new InvalidOperationException($"The server ended with code {server.ExitCode} before it was ready.");
            }

            await Task.Delay(100);
        }

        return new(server, address);
    }

    /// <summary>kill -9: nothing is flushed, closed or said.</summary>
    public void Kill()
    {
        server.Kill(entireProcessTree: true);
        server.WaitForExit();
    }

    /// <summary>SIGTERM, as a service manager sends it; the answer is the code the process ended with.</summary>
    public async Task<int> Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", server.Id.ToString(CultureInfo.InvariantCulture)]);
        await server.WaitForExitAsync();
        return server.ExitCode;
    }

    public void Dispose()
    {
        if (!server.HasExited)
        {
            Kill();
        }

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
