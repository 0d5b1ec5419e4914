using System.Globalization;
using System.Text.Json;
using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;

namespace CleanAgency.Tests.Evidence;

/// <summary>The addresses as a tablet uses them, with the cookie of a browser that has signed in.</summary>
[Collection(BrowserTrips.Name)]
public sealed class EvidenceEndpointTests(Chromium chromium) : IAsyncLifetime, IDisposable
{
    private static readonly KeyValuePair<string, string> Header = new("x-scoring", "1");
    private readonly RunningAgency agency = new();
    private IAPIRequestContext? inspector;

    private IAPIRequestContext Inspector => inspector ?? throw new InvalidOperationException("InitializeAsync comes first.");

    public async Task InitializeAsync() => inspector = await As("inspector");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => agency.Dispose();

    [Fact]
    public async Task Handed_in_once_is_201_and_again_200_and_its_hash_finds_it()
    {
        var (photo, address) = Addressed(Pictures.Jpeg());
        Assert.Equal(404, (await Inspector.HeadAsync(address)).Status);
        Assert.Equal(201, (await Put(photo, address)).Status);
        Assert.Equal(200, (await Put(photo, address)).Status);
        Assert.Equal(200, (await Inspector.HeadAsync(address)).Status);

        var shown = await Inspector.GetAsync(address + "?name=../../a%0d%0a.html");
        Assert.Equal(photo, await shown.BodyAsync());
        Assert.Equal("image/jpeg", shown.Headers["content-type"]);
        Assert.Equal("nosniff", shown.Headers["x-content-type-options"]);
        Assert.Equal("default-src 'none'; sandbox", shown.Headers["content-security-policy"]);
        Assert.Equal("private, max-age=31536000, immutable", shown.Headers["cache-control"]);
        Assert.Equal("Cookie", shown.Headers["vary"]);
        Assert.StartsWith("inline; filename=", shown.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.Contains(".jpg", shown.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.DoesNotContain("html\"", shown.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.Equal(304, (await Inspector.GetAsync(address, new() { Headers = [new("If-None-Match", shown.Headers["etag"])] })).Status);
    }

    [Fact]
    public async Task What_a_browser_might_run_is_a_download()
    {
        var (document, address) = Addressed(Pictures.Zip("[Content_Types].xml", "word/document.xml"));
        Assert.Equal(201, (await Put(document, address)).Status);
        Assert.StartsWith("attachment;", (await Inspector.GetAsync(address)).Headers["content-disposition"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_finds_it_while_no_row_names_it_for_him()
    {
        var (photo, address) = Addressed(Pictures.Jpeg());
        await Put(photo, address);
        var leader = await As("leader");
        Assert.Equal(404, (await leader.GetAsync(address)).Status);
        Assert.Equal(404, (await leader.HeadAsync(address)).Status);
        Assert.Equal(403, (await leader.PutAsync(address, new() { DataByte = photo, Headers = [Header] })).Status);
        Assert.Equal(403, (await (await As("auditor")).GetAsync(address)).Status);
        var stranger = (await chromium.Open(agency.Address)).APIRequest;
        Assert.Equal(401, (await stranger.GetAsync(address)).Status);
        Assert.Equal(401, (await stranger.PutAsync(address, new() { DataByte = photo, Headers = [Header] })).Status);
    }

    [Fact]
    public async Task What_is_not_taken_is_refused_by_status_code_and_words()
    {
        var (photo, address) = Addressed(Pictures.Jpeg());
        Assert.Equal((422, "Evidence.WrongHash"), await Refused([1, .. photo], address));
        Assert.Equal((422, "Evidence.Tells"), await Refused(Pictures.Exif));
        Assert.Equal((415, "Evidence.Kind.Other"), await Refused("<svg/>"u8.ToArray()));
        Assert.Equal((413, "Evidence.PictureTooBig"), await Refused([.. photo, .. new byte[5 << 20]]));
        Assert.Equal((413, "Evidence.TooBig"), await Refused([.. "%PDF-"u8, .. new byte[20 << 20]]));
        Assert.Equal(404, (await Inspector.GetAsync("/api/files/..%2F..%2Fsecret")).Status);
    }

    [Fact]
    public async Task Another_sites_page_cannot_hand_in_a_file()
    {
        var (photo, address) = Addressed(Pictures.Jpeg());
        KeyValuePair<string, string>[][] foreign = [[], [Header, new("Origin", "http://elsewhere.test")], [Header, new("Sec-Fetch-Site", "cross-site")], [Header, new("Sec-Fetch-Site", "same-site")]];
        foreach (var headers in foreign)
        {
            Assert.Equal(400, (await Inspector.PutAsync(address, new() { DataByte = photo, Headers = headers })).Status);
        }

        Assert.Equal(409, (await Inspector.PutAsync(address, new() { DataByte = photo, Headers = [Header, new("x-person", Guid.NewGuid().ToString())] })).Status);
        Assert.Equal(404, (await Inspector.HeadAsync(address)).Status);
        Assert.Equal(201, (await Inspector.PutAsync(address, new() { DataByte = photo, Headers = [Header, new("Origin", agency.Address.GetLeftPart(UriPartial.Authority)), new("Sec-Fetch-Site", "same-origin")] })).Status);
    }

    private static (byte[] File, string Address) Addressed(byte[] file) => (file, string.Create(CultureInfo.InvariantCulture, $"/api/files/{Pictures.HashOf(file)}"));

    // What is refused unread closes the line: a sender that is still at it meets that before it reads the answer, and asks again.
    private async Task<IAPIResponse> Put(byte[] file, string address, int tries = 5)
    {
        try
        {
            return await Inspector.PutAsync(address, new() { DataByte = file, Headers = [Header] });
        }
        catch (PlaywrightException closed) when (tries > 1 && (closed.Message.Contains("EPIPE", StringComparison.Ordinal) || closed.Message.Contains("ECONNRESET", StringComparison.Ordinal)))
        {
            return await Put(file, address, tries - 1);
        }
    }

    private async Task<(int, string?)> Refused(byte[] file, string? address = null)
    {
        var answer = await Put(file, address ?? Addressed(file).Address);
        var reason = JsonDocument.Parse(await answer.TextAsync()).RootElement.GetProperty("reason");
        Assert.NotEmpty(reason.GetProperty("text").GetString()!);
        return (answer.Status, reason.GetProperty("code").GetString());
    }

    private async Task<IAPIRequestContext> As(string account) => (await chromium.SignIn(agency.Address, account)).APIRequest;
}
