using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace CleanAgency.Tests.Fixtures;

// The product has Results of its own.
using Results = Microsoft.AspNetCore.Http.Results;

/// <summary>
/// The server's side of the no-loss protocol without the product behind it, so that a test can let it answer as badly as it likes.
/// A command's kind says what happens: "later", "refuse" or "explode" (the batch ends with 500), anything else is done.
/// </summary>
public sealed class ScoringServer : IAsyncDisposable
{
    public const string Blank = "/blank";

    /// <summary>A page as every page of the product is: with the module that knows what is unsent, and a way to sign out.</summary>
    public const string Usual = "/usual";

    private readonly WebApplication app;
    private readonly Lock one = new();
    private readonly Dictionary<string, Answer> ledger = [];
    private readonly List<Effect> effects = [];
    private int version;

    private ScoringServer(WebApplication app) => this.app = app;

    public sealed record Command(string Id, string Card, string? Item, string Kind, JsonElement Body);

    public sealed record Batch(int Protocol, string Person, string Device, IReadOnlyList<KeptCard> Kept, IReadOnlyList<Command> Commands);

    public sealed record KeptCard(string Card, int Unsent);

    public sealed record Effect(string Id, string Person, string Lane, int Number);

    private sealed record Answer(string Id, string Status, int? Version = null, Reason? Reason = null);

    private sealed record Reason(string Code, string Text);

    public Uri Address => new(app.Urls.First());

    /// <summary>Whose cookie the browser has; null: nobody is signed in.</summary>
    public string? SignedIn { get; set; } = "a";

    /// <summary>Which life of the database this is; another after a restore.</summary>
    public string Life { get; set; } = "first";

    /// <summary>Every POST is answered with this status and nothing is done.</summary>
    public int? Status { get; set; }

    /// <summary>The number of the build in the worker.</summary>
    public string Build { get; set; } = "1";

    /// <summary>Navigations wait for it.</summary>
    public Task Pages { get; set; } = Task.CompletedTask;

    public IReadOnlyList<Effect> Effects
    {
        get
        {
            lock (one)
            {
                return [.. effects];
            }
        }
    }

    public List<Batch> Batches { get; } = [];

    /// <summary>Which files it has, by their hashes.</summary>
    public HashSet<string> Files { get; } = [];

    public static async Task<ScoringServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ScoringServer(app);
        server.Map(app);
        await app.StartAsync();
        return server;
    }

    /// <summary>The database of the last backup: what came after it is forgotten.</summary>
    public void Restore(int keepingEffects)
    {
        lock (one)
        {
            foreach (var forgotten in effects.Skip(keepingEffects))
            {
                ledger.Remove(forgotten.Id);
            }

            effects.RemoveRange(keepingEffects, effects.Count - keepingEffects);
            Life = Guid.NewGuid().ToString();
        }
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "CleanAgency.Web", "wwwroot"));

    private static IResult Page(string title, string more = "", string? person = null) => Results.Content(
        $"""<!doctype html><html lang="zh-CN"{(person is null ? "" : $" data-person='{person}'")}><title>{title}</title><h1>{title}</h1>{more}</html>""", "text/html; charset=utf-8");

    private static Dictionary<string, string> Words() => File.ReadLines(Path.Combine(Root(), "..", "Scorecards", "Tablet.restext"))
        .Select(line => line.Split('=', 2)).Where(line => line.Length == 2).ToDictionary(line => line[0], line => line[1]);

    private void Map(WebApplication app)
    {
        var files = new PhysicalFileProvider(Root());
        app.MapGet("/sw.js", () => Results.Text(
            $$"""
            const build = "{{Build}}", files = {{JsonSerializer.Serialize(files.GetDirectoryContents("scoring").Where(f => !f.IsDirectory).Select(f => $"/scoring/{f.Name}").Concat(["/offline.html", "/offline.js", "/tokens.css", "/base.css", "/scoring/texts.zh.json"]))}};
            {{File.ReadAllText(Path.Combine(Root(), "scoring", "worker.js"))}}
            """, "text/javascript"));
        app.MapGet("/scoring/texts.{language}.json", (string language) => Results.Json(Words()));
        // The card itself is not under test here: this one shows its unit and how much waits.
        app.MapGet("/scoring/score-card.js", () => Results.Text(
            """
            import { queue } from "./queue.js";
            customElements.define("score-card", class extends HTMLElement {
              async connectedCallback() {
                const q = await queue(this.getAttribute("person")), card = await q.loadCard(this.getAttribute("card"));
                const show = async () => { this.textContent = `${card.unit.name} ${await q.unsent()}`; };
                q.on(show);
                await show();
              }
            });
            """, "text/javascript"));
        app.MapGet("/api/me", () => SignedIn is { } person
            ? Results.Json(new { person, name = $"示{person}", demo = false, server = Life, protocol = 1 })
            : Results.Json(new { error = "sign-in" }, statusCode: 401));
        app.MapPost("/api/commands", Take);
        app.MapMethods("/api/files/{hash}", [HttpMethods.Head], (string hash) => Results.StatusCode(Files.Contains(hash) ? StatusCodes.Status200OK : StatusCodes.Status404NotFound));
        app.MapGet(Blank, () => Page("blank"));
        // As on the real page, the button is drawn only after sign-out.js has run.
        app.MapGet(Usual, () => Page("usual",
            """
            <script type="module" src="/scoring/sign-out.js"></script>
            <script type="module">document.body.insertAdjacentHTML("afterbegin", `<form method="post" action="/sign-out"><button>退出登录</button></form>`);</script>
            <script type="module" src="/scoring/unsent.js"></script>
            """, SignedIn));
        app.MapPost("/sign-out", () =>
        {
            SignedIn = null;
            return Results.LocalRedirect("/sign-in");
        });
        foreach (var address in new[] { "/", "/scorecards", "/scorecards/{id}" })
        {
            app.MapGet(address, async () =>
            {
                await Pages;
                return SignedIn is null ? Results.Redirect("/sign-in") : Page("live");
            });
        }

        app.MapGet("/sign-in", () => Page("sign-in", """<form aria-labelledby="title"><h2 id="title">登录</h2></form><script type="module" src="/scoring/unsent.js"></script>"""));
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = c => c.Context.Response.Headers.CacheControl = "no-cache" });
    }

    private async Task<IResult> Take(HttpRequest request)
    {
        var batch = (await request.ReadFromJsonAsync<Batch>())!;
        lock (one)
        {
            Batches.Add(batch);
            var status = SignedIn is null ? 401 : SignedIn != batch.Person ? 409 : Status ?? (batch.Commands.Any(c => c.Kind == "explode") ? 500 : 200);
            return status == 200 ? Results.Json(new { now = DateTime.UtcNow, server = Life, answers = Apply(batch) }) : Results.Json(new { }, statusCode: status);
        }
    }

    private List<Answer> Apply(Batch batch)
    {
        var waiting = new HashSet<string>();
        return [.. batch.Commands.Select(command =>
        {
            var lane = $"{command.Card}/{command.Item}";
            if (waiting.Contains(lane) || (command.Kind == "later" && waiting.Add(lane)))
            {
                return new Answer(command.Id, "later");
            }

            if (ledger.TryGetValue(command.Id, out var first))
            {
                return first with { Status = first.Status == "done" ? "duplicate" : first.Status };
            }

            if (command.Kind == "attach" && !Files.Contains(command.Body.GetProperty("hash").GetString()!))
            {
                return new Answer(command.Id, "later", Reason: new("file-missing", ""));
            }

            if (command.Kind == "refuse")
            {
                return ledger[command.Id] = new(command.Id, "refused", Reason: new("Signed", "已签认"));
            }

            effects.Add(new(command.Id, batch.Person, lane, command.Body.TryGetProperty("n", out var n) ? n.GetInt32() : 0));
            return ledger[command.Id] = new(command.Id, "done", ++version);
        })];
    }
}
