using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanAgency.Tests.Fixtures;

/// <summary>What stands behind a robot's address, on this machine: it keeps what it is told and answers as the test wishes.</summary>
public sealed class FakeRobot : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeRobot(WebApplication app) => this.app = app;

    public ConcurrentQueue<(string Path, string Query, HeaderDictionary Headers, string Body)> Heard { get; } = new();

    public Func<HttpContext, Task> Answer { get; set; } = Says("""{"errcode":0,"errmsg":"ok"}""");

    public string Address => $"{app.Urls.Single()}/send";

    public static async Task<FakeRobot> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        var robot = new FakeRobot(builder.Build());
        robot.app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            robot.Heard.Enqueue((context.Request.Path, context.Request.QueryString.Value ?? "", new(context.Request.Headers.ToDictionary()), await reader.ReadToEndAsync()));
            await robot.Answer(context);
        });
        await robot.app.StartAsync();
        return robot;
    }

    public static Func<HttpContext, Task> Says(string body, int status = 200, string? location = null) => context =>
    {
        context.Response.StatusCode = status;
        if (location is not null)
        {
            context.Response.Headers.Location = location;
        }

        return context.Response.WriteAsync(body);
    };

    public static Task Cuts(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Until whoever asked has given up.</summary>
    public static async Task NeverAnswers(HttpContext context) => await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
