using System.Text.Json;
using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;

namespace CleanAgency.Tests.Reports;

/// <summary>Workbooks by their address, with the cookie of a browser that has signed in.</summary>
[Collection(BrowserTrips.Name)]
public sealed class BookEndpointTests(Chromium chromium) : IDisposable
{
    private const string Address = "/api/workbooks";
    private static readonly KeyValuePair<string, string>[] Header = [new("x-scoring", "1")];
    private readonly RunningAgency agency = new();

    public void Dispose() => agency.Dispose();

    [Fact]
    public async Task Asked_for_by_its_name_it_is_202_until_it_is_the_file()
    {
        var order = new { kind = "Found", roundId = await Round() };
        var coordinator = await As("coordinator");
        var asked = await coordinator.PostAsync(Address, new() { DataObject = order, Headers = Header });
        Assert.Equal(202, asked.Status);
        var own = $"{Address}/{JsonDocument.Parse(await asked.TextAsync()).RootElement.GetProperty("id").GetString()}";

        var answer = await coordinator.GetAsync(own);
        while (answer.Status == 202)
        {
            answer = await coordinator.GetAsync(own);
        }

        Assert.Equal((200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "private, no-store"), (answer.Status, answer.Headers["content-type"], answer.Headers["cache-control"]));
        Assert.Equal("PK"u8.ToArray(), (await answer.BodyAsync())[..2]);
        Assert.Equal(403, (await (await As("u01")).GetAsync(own)).Status);
        Assert.Equal(400, (await coordinator.GetAsync(own, new() { Headers = [new("sec-fetch-site", "cross-site")] })).Status);
    }

    [Fact]
    public async Task A_page_of_another_origin_or_without_a_session_gets_nothing()
    {
        var order = new { kind = "Found", roundId = await Round() };
        var coordinator = await As("coordinator");
        Assert.Equal(400, (await coordinator.PostAsync(Address, new() { DataObject = order })).Status);
        Assert.Equal(422, (await coordinator.PostAsync(Address, new() { DataObject = new { kind = "Summary", roundId = order.roundId }, Headers = Header })).Status);
        Assert.Equal(400, (await coordinator.PostAsync(Address, new() { DataObject = new { kind = "Everything", roundId = order.roundId }, Headers = Header })).Status);
        Assert.Equal(403, (await (await As("u01")).PostAsync(Address, new() { DataObject = order, Headers = Header })).Status);
        Assert.Equal(401, (await (await chromium.Open(agency.Address)).APIRequest.PostAsync(Address, new() { DataObject = order, Headers = Header })).Status);
    }

    private async Task<Guid> Round()
    {
        await using var desk = new Agency(agency.Database);
        return (await Office.Planned(desk)).Round;
    }

    private async Task<IAPIRequestContext> As(string account) => (await chromium.SignIn(agency.Address, account)).APIRequest;
}
