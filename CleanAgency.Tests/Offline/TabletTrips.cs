using System.Net;
using System.Text.Json;
using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Offline;

/// <summary>The product gives a tablet what it needs without a network, to anyone: files and words. Who is signed in it says to him alone.</summary>
[Collection(BrowserTrips.Name)]
public sealed class TabletTrips(Chromium chromium)
{
    [Fact]
    public async Task A_stranger_gets_the_worker_and_the_words_and_a_plain_401_about_himself()
    {
        using var agency = new RunningAgency();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = agency.Address };
        using var worker = await client.GetAsync(new Uri("/sw.js", UriKind.Relative));
        Assert.Equal(("text/javascript", "no-cache"), (worker.Content.Headers.ContentType?.MediaType, worker.Headers.CacheControl?.ToString()));
        var script = await worker.Content.ReadAsStringAsync();
        Assert.Contains("const build = \"", script, StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/sw.js") { Headers = { { "If-None-Match", worker.Headers.ETag!.ToString() } } };
        using var unchanged = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        foreach (var file in JsonSerializer.Deserialize<string[]>(script[(script.IndexOf('[', StringComparison.Ordinal))..(script.IndexOf(']', StringComparison.Ordinal) + 1)])!)
        {
            using var answer = await client.GetAsync(new Uri(file, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.OK && !answer.Headers.Contains("Set-Cookie"), $"{file}: {answer.StatusCode}");
        }

        using var me = await client.GetAsync(new Uri("/api/me", UriKind.Relative));
        Assert.Equal((HttpStatusCode.Unauthorized, "application/json"), (me.StatusCode, me.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("zh", "本机可离线", "满分{0}分")]
    [InlineData("en", "This device works offline", null)]
    public async Task The_words_are_complete_in_both_languages_with_the_sentences_behind_points(string language, string offline, string? full)
    {
        using var agency = new RunningAgency();
        using var client = agency.CreateClient();
        var words = JsonSerializer.Deserialize<Dictionary<string, string>>(await client.GetStringAsync(new Uri($"/scoring/texts.{language}.json", UriKind.Relative)))!;
        Assert.Equal(offline, words["Device.Offline"]);
        Assert.True(full is null || words["Schemes.Why.Full"] == full);
        Assert.Contains("Schemes.Missing.Level", words.Keys);
    }

    [Fact]
    public async Task Somebody_signed_in_is_told_who_he_is_and_his_tablet_gets_the_shell_under_the_policy_of_the_product()
    {
        using var agency = new RunningAgency();
        await using var core = new Agency(agency.Database);
        var page = await chromium.SignIn(agency.Address, "inspector");
        var me = await page.EvaluateAsync<JsonElement>("async () => (await fetch('/api/me')).json()");
        Assert.Equal(core.Person("inspector"), me.GetProperty("person").GetGuid());
        Assert.Equal((false, 1), (me.GetProperty("demo").GetBoolean(), me.GetProperty("protocol").GetInt32()));
        var life = me.GetProperty("server").GetGuid();
        Assert.Equal(life, (await page.EvaluateAsync<JsonElement>("async () => (await fetch('/api/me')).json()")).GetProperty("server").GetGuid());
        var kept = await page.EvaluateAsync<string[]>(
            """
            async () => {
              await (await import("/scoring/device.js")).prepare();
              await navigator.serviceWorker.ready;
              return (await (await caches.open((await caches.keys())[0])).keys()).map(r => new URL(r.url).pathname);
            }
            """);
        Assert.Superset(new HashSet<string> { "/shell/offline.html", "/shell/offline.js", "/shell/scoring/queue.js", "/shell/scoring/texts.zh.json", "/shell/tokens.css" }, kept.ToHashSet());
        await page.GotoAsync("/privacy");
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "你填的每一笔" })).ToBeVisibleAsync();
    }
}
