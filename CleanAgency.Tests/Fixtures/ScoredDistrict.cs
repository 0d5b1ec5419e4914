using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Infrastructure.Demo;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Fixtures;

/// <summary>The whole product on the demo district, with the card of U30, which P06 to P10 score and nobody has begun; and the office behind it.</summary>
public sealed class ScoredDistrict : IAsyncLifetime, IAsyncDisposable
{
    private RunningAgency? agency;
    private Agency? desk;

    public Uri Address => agency!.Address;

    /// <summary>Looks into the same database, and acts there without a browser.</summary>
    public Agency Desk => desk!;

    public Guid Card { get; private set; }

    public IReadOnlyDictionary<string, Guid> Items { get; private set; } = new Dictionary<string, Guid>();

    public static KeyValuePair<string, string?>[] Settings => [TestDatabase.Demo, new("demo-password", Office.Password), new("Logging:LogLevel:Default", "None")];

    public TestDatabase Database { get; } = TestDatabase.District();

    public async Task InitializeAsync()
    {
        await Look();
        agency = new(Database, 0, Settings);
    }

    /// <summary>Without a server of its own.</summary>
    public async Task Look()
    {
        desk = new(Database, TestDatabase.Demo);
        await desk.Services.FillDemo(DemoDistrict.DefaultDay, Office.Password);
        var document = await desk.As("p06").Send(new ReadCard((await desk.As("p06").Send(new CardList()))!.Rows.Single(row => row.Code == "U30").Id));
        (Card, Items) = (document.Card, document.Scheme!.Areas.SelectMany(area => area.Items).ToDictionary(item => item.Code, item => item.Id));
    }

    /// <summary>What was found at an item, in the order in which it took effect: by whom, and what.</summary>
    public async Task<(string By, string Fact)[]> Found(string item) =>
        [.. (await Desk.Do((AppDb db) => db.Set<Occurrence>().AsNoTracking().Where(o => o.CardId == Card && o.ItemId == Items[item]).OrderBy(o => o.Number).ToListAsync())).Select(o => (o.ByName, o.Fact))];

    /// <summary>What was answered at an item, in the order in which it took effect, whether it still stands or not.</summary>
    public async Task<(string By, string? Value)[]> Answered(string item) =>
        [.. (await Desk.Do((AppDb db) => db.Set<Claim>().AsNoTracking().Where(c => c.CardId == Card && c.ItemId == Items[item]).OrderBy(c => c.Number).ToListAsync())).Select(c => (c.ByName, c.Value))];

    /// <summary>For one trip alone.</summary>
    public static async Task<ScoredDistrict> Open()
    {
        var district = new ScoredDistrict();
        await district.InitializeAsync();
        return district;
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    public async Task DisposeAsync()
    {
        await (agency?.DisposeAsync() ?? default);
        await (desk?.DisposeAsync() ?? default);
        Database.Dispose();
    }
}
