using CleanAgency.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace CleanAgency.Tests.Offline;

public sealed class TcpRelayTests
{
    [Fact]
    public async Task It_passes()
    {
        await using var line = Line.Open();
        Assert.Equal(2000, (await line.Ask()).Length);
    }

    [Fact]
    public async Task Silence_is_no_reset_and_everything_arrives_afterwards()
    {
        await using var line = Line.Open();
        await line.Ask();
        line.Relay.Stall();
        var pending = line.Ask();
        await Task.WhenAny(pending, Task.Delay(200));
        Assert.False(pending.IsCompleted);
        line.Relay.Resume();
        Assert.Equal(2000, (await pending).Length);
    }

    [Fact]
    public async Task Cut_inside_an_answer_the_server_has_worked_and_the_client_does_not_know()
    {
        await using var line = Line.Open();
        line.Relay.CutAnswersAfter(500);
        await Assert.ThrowsAnyAsync<HttpRequestException>(line.Ask);
        Assert.Equal(1, line.Served);
        line.Relay.CutAnswersAfter(null);
        await line.Ask();
        Assert.Equal(2, line.Served);
    }

    [Fact]
    public async Task Unplugged_it_breaks_and_refuses_until_it_is_plugged_in_again()
    {
        await using var line = Line.Open();
        await line.Ask();
        line.Relay.Stall();
        var pending = line.Ask();
        line.Relay.Unplug();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => pending);
        await Assert.ThrowsAnyAsync<HttpRequestException>(line.Ask);
        line.Relay.Resume();
        line.Relay.PlugIn();
        Assert.Equal(2000, (await line.Ask()).Length);
    }

    private sealed class Line : IAsyncDisposable
    {
        private readonly WebApplication server;
        private readonly HttpClient http;
        private int served;

        private Line(WebApplication server)
        {
            this.server = server;
            server.MapGet("/", () =>
            {
                Interlocked.Increment(ref served);
                return new string('x', 2000);
            });
            server.StartAsync().GetAwaiter().GetResult();
            Relay = new(new(server.Urls.First()));
            http = new() { BaseAddress = Relay.Address };
        }

        public TcpRelay Relay { get; }

        public int Served => served;

        public static Line Open()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            return new(builder.Build());
        }

        public Task<string> Ask() => http.GetStringAsync(new Uri("/", UriKind.Relative));

        public async ValueTask DisposeAsync()
        {
            http.Dispose();
            await Relay.DisposeAsync();
            await server.DisposeAsync();
        }
    }
}
