using Microsoft.Playwright;
using Xunit;

namespace CleanAgency.Tests.Fixtures;

/// <summary>A page with the queue of one person in it, on the other side of a line that can be cut.</summary>
public sealed class Tablet(IPage page)
{
    public const string Card = "c1";

    public IPage Page => page;

    public static async Task<Tablet> Open(IPage page, string person = "a", Uri? address = null)
    {
        await page.GotoAsync(address is null ? ScoringServer.Blank : new Uri(address, ScoringServer.Blank).ToString());
        var tablet = new Tablet(page);
        await tablet.Start(person);
        return tablet;
    }

    public Task Start(string person) => page.EvaluateAsync(
        """
        async person => {
          const { queue } = await import("/scoring/queue.js");
          window.q?.close();
          window.q = await queue(person);
          window.events = [];
          q.on(e => events.push(e));
        }
        """, person);

    /// <summary>Returns once the row is promised: on disk, or in the state it says.</summary>
    public Task<Row> Tap(string item, int number = 0, string kind = "set", string card = Card) => page.EvaluateAsync<Row>(
        "async c => { const { id, seq, item, state } = await q.put(c); return { id, seq, item, state }; }",
        new { card, epoch = 1, item, kind, body = new { n = number } });

    /// <summary>One round; how it ended.</summary>
    public Task<string> Drain() => page.EvaluateAsync<string>("() => q.drain()");

    public Task<Row[]> Pending(string card = Card) => page.EvaluateAsync<Row[]>("async c => (await q.pending(c)).map(({ id, seq, item, state, version }) => ({ id, seq, item, state, version }))", card);

    public Task<Row[]> Refused() => page.EvaluateAsync<Row[]>("async () => (await q.refused()).map(({ id, seq, item, state, body, reason }) => ({ id, seq, item, state, number: body.n, reason: reason.text }))");

    public Task<int> Unsent() => page.EvaluateAsync<int>("() => q.unsent()");

    /// <summary>Asked again and again, because a promise is true for the browser's own waiting.</summary>
    public async Task Until(string condition)
    {
        var patience = DateTime.UtcNow.AddSeconds(30);
        while (!await page.EvaluateAsync<bool>($"async () => {condition}"))
        {
            Assert.True(DateTime.UtcNow < patience, condition);
        }
    }

    public sealed record Row
    {
        public string Id { get; init; } = "";

        public int? Seq { get; init; }

        public string? Item { get; init; }

        public string State { get; init; } = "";

        public int? Version { get; init; }

        public int Number { get; init; }

        public string? Reason { get; init; }
    }
}
