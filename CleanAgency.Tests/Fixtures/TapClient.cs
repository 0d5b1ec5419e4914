using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace CleanAgency.Tests.Fixtures;

/// <summary>What a tablet sends, without a browser: signed in with a cookie, and a batch of strokes goes to POST /api/commands.</summary>
public sealed partial class TapClient : IDisposable
{
    private readonly HttpClient http;

    private TapClient(HttpClient http) => this.http = http;

    public Guid Person { get; private set; }

    public static async Task<TapClient> SignIn(Uri address, string account)
    {
        var client = new TapClient(new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address });
        var door = await client.http.GetStringAsync(new Uri("sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent(Hidden().Matches(door).DistinctBy(field => field.Groups[1].Value).ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value))
            .Append(new("username", account)).Append(new("password", Office.Password)));
        using var entered = await client.http.PostAsync(new Uri("sign-in", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Found, entered.StatusCode);
        client.http.DefaultRequestHeaders.Add("X-Scoring", "1");
        client.Person = (await client.Get("api/me")).GetProperty("person").GetGuid();
        return client;
    }

    /// <summary>Its answers, one for each command and in their order.</summary>
    public async Task<JsonElement[]> Post(string device, IReadOnlyList<object> commands)
    {
        using var answer = await http.PostAsJsonAsync(new Uri("api/commands", UriKind.Relative), new { protocol = 1, person = Person, device, sentAt = DateTime.UtcNow, commands });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("answers").EnumerateArray()];
    }

    /// <summary>Whatever is sent and however: the status of the answer, and what it says is wrong.</summary>
    public async Task<(HttpStatusCode Status, string? Error)> Try(object batch, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/commands", UriKind.Relative)) { Content = batch as HttpContent ?? JsonContent.Create(batch) };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var answer = await http.SendAsync(request);
        var said = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType == "application/json" && JsonDocument.Parse(said).RootElement.TryGetProperty("error", out var error) ? error.GetString() : null);
    }

    /// <summary>The session is over, and nobody has told the tablet.</summary>
    public static TapClient Stranger(Uri address)
    {
        var client = new TapClient(new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address });
        client.http.DefaultRequestHeaders.Add("X-Scoring", "1");
        return client;
    }

    /// <summary>What has been touched on a card, without what is asked.</summary>
    public Task<JsonElement> Touched(Guid card) => Get($"api/cards/{card}?since=2020-01-01T00:00:00Z");

    public void Dispose() => http.Dispose();

    private Task<JsonElement> Get(string path) => http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));

    // The mark against foreign forms, and which form it is.
    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]+)" ?/?>""")]
    private static partial Regex Hidden();
}
