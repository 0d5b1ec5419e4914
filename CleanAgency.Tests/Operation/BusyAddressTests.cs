using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Operation;

public sealed class BusyAddressTests
{
    [Fact]
    public async Task A_server_whose_address_is_taken_says_so_in_a_sentence_and_ends()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var database = TestDatabase.Empty();
        string[] switches = ["CleanAgency.Web.dll", $"--urls=http://{taken.LocalEndpoint}", .. database.Settings.Select(s => $"--{s.Key}={s.Value}")];
        using var server = Process.Start(new ProcessStartInfo("dotnet", switches) { WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, log) = (server.StandardError.ReadToEndAsync(), server.StandardOutput.ReadToEndAsync());
        await server.WaitForExitAsync();
        Assert.Equal(1, server.ExitCode);
        Assert.Contains($"http://{taken.LocalEndpoint}", await said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await said, StringComparison.Ordinal);
        // Nothing else is said to have failed beside it.
        Assert.DoesNotContain("BackgroundService", await log, StringComparison.Ordinal);
    }
}
