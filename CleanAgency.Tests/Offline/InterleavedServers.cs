using System.Text.Json;
using CleanAgency.Core.Access;
using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Tests.Offline;

/// <summary>Two servers on one database with a card of three people, who write down what a run has broken. Between runs the card is made empty.</summary>
internal sealed class InterleavedServers : IAsyncDisposable
{
    private const int Worst = 400;

    private static readonly Dictionary<string, int> Worth = new()
    {
        ["B1.1.1"] = 400, ["B1.1.2"] = 300, ["B1.1.3"] = 200, ["D5.1.1"] = 300, ["D5.1.2"] = 200, ["D5.1.3"] = 100, ["C3.1.1"] = 50, ["C3.1.2"] = 100, ["C3.1.3"] = 100,
    };

    private readonly TestDatabase database;
    private readonly Agency desk;
    private readonly RunningAgency[] servers;
    private readonly Faults faults;
    private readonly List<TapClient[]> people = [];
    private readonly Dictionary<Guid, int> strokes = [];
    private readonly HashSet<Guid> promised = [];

    private InterleavedServers(TestDatabase database, Faults faults)
    {
        (this.database, this.faults) = (database, faults);
        KeyValuePair<string, string?>[] settings = [TestDatabase.Demo, new("demo-password", Office.Password), new("Logging:LogLevel:Default", "None")];
        servers = [.. Enumerable.Range(0, 2).Select(_ => new RunningAgency(database, 0, settings, services => services.AddSingleton(faults).AddScoped(typeof(IPipelineBehavior<,>), typeof(FaultAt<,>))))];
        desk = new(database, TestDatabase.Demo);
    }

    public Guid Card { get; private set; }

    public IReadOnlyDictionary<string, Guid> Items { get; private set; } = new Dictionary<string, Guid>();

    /// <summary>What was not kept, each with its seed, by the name of the invariant.</summary>
    public List<(string Invariant, string What)> Broken { get; } = [];

    public int Effects { get; private set; }

    public static async Task<InterleavedServers> Start()
    {
        var all = new InterleavedServers(TestDatabase.District(), new());
        var document = await all.desk.As("p06").Send(new ReadCard((await all.desk.As("p06").Send(new CardList()))!.Rows.Single(row => row.Code == "U30").Id));
        (all.Card, all.Items) = (document.Card, document.Scheme!.Areas.SelectMany(area => area.Items).ToDictionary(item => item.Code, item => item.Id));
        foreach (var account in (string[])["p06", "p07", "p08"])
        {
            all.people.Add(await Task.WhenAll(all.servers.Select(server => TapClient.SignIn(server.Address, account))));
        }

        return all;
    }

    public async Task Run(int seed)
    {
        strokes.Clear();
        promised.Clear();
        await desk.Do(async (AppDb db) => await db.Set<Claim>().Where(c => c.CardId == Card).ExecuteDeleteAsync() + await db.Set<Occurrence>().Where(o => o.CardId == Card).ExecuteDeleteAsync()
            + await db.Set<Finding>().Where(f => f.CardId == Card).ExecuteDeleteAsync() + await db.Set<ItemScore>().Where(s => s.CardId == Card).ExecuteDeleteAsync());
        QueuedTablet[] tablets = [.. people.Select((clients, n) => new QueuedTablet($"tablet-{n}", clients, Card))];
        await new Interleaving(seed, tablets, this).Run();
        Check(seed, tablets, await people[0][0].Touched(Card));
    }

    public void FailAt(Guid id, int times) => faults.Left[id] = times;

    public void Recover() => faults.Left.Clear();

    /// <summary>I2 and I6: an id takes effect once and is answered the same ever after; what waits is the bad command and what comes behind it in its lane.</summary>
    public async Task<JsonElement[]> Take(QueuedTablet tablet, int server, List<QueuedTap> batch, int seed)
    {
        var answers = await tablet.Post(server, batch);
        HashSet<Guid> waiting = [];
        foreach (var (row, answer) in batch.Zip(answers))
        {
            var status = answer.GetProperty("status").GetString();
            if (status is "done" or "duplicate")
            {
                var version = answer.GetProperty("version").GetInt32();
                Note(strokes.TryAdd(row.Id, version) ? status == "done" : status == "duplicate" && strokes[row.Id] == version, "I2", seed, $"{row.Kind} {row.Id} {status} {version}");
            }

            var why = status == "later" ? answer.GetProperty("reason").GetProperty("code").GetString() : null;
            Note(waiting.Contains(row.Item) ? why == "behind" : why is null || (why == "fault" && faults.Struck.Contains(row.Id)), "I6", seed, $"{row.Kind} {row.Id} {status} {why}");
            if (status == "later")
            {
                waiting.Add(row.Item);
            }
        }

        return answers;
    }

    /// <summary>I1: what a tablet holds for settled is in the ledger, or kept as refused, at this very moment; everything else is still queued.</summary>
    public async Task Promised(QueuedTablet tablet, int seed)
    {
        Guid[] settled = [.. tablet.Rows.Where(row => row.State != "pending" && !promised.Contains(row.Id)).Select(row => row.Id)];
        if (settled.Length == 0)
        {
            return;
        }

        var there = await desk.Do((AppDb db) => db.Set<LedgerEntry>().Where(e => settled.Contains(e.CommandId)).Select(e => e.CommandId).ToListAsync());
        promised.UnionWith(there);
        Note(there.Count == settled.Length, "I1", seed, $"{settled.Length} settled, {there.Count} known to the server");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in people.SelectMany(clients => clients))
        {
            client.Dispose();
        }

        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }

        await desk.DisposeAsync();
        database.Dispose();
    }

    private void Check(int seed, QueuedTablet[] tablets, JsonElement card)
    {
        var touched = card.GetProperty("items");
        foreach (var lane in tablets.SelectMany(tablet => tablet.Rows.Where(row => row.State == "done").GroupBy(row => (tablet, row.Item))))
        {
            Note(lane.Zip(lane.Skip(1)).All(two => two.First.Version < two.Second.Version), "I3", seed, string.Join(',', lane.Select(row => row.Version)));
        }

        AcceptedTap[] accepted = [.. tablets.SelectMany(tablet => tablet.Rows.Where(row => row.State == "done").Select(row => new AcceptedTap(row, tablet.Person, row.Version!.Value)))];
        Effects += accepted.Length;
        foreach (var item in accepted.GroupBy(one => one.Tap.Item))
        {
            var shown = touched.GetProperty(item.Key.ToString());
            var taken = item.Select(one => one.Stroke).Order().ToList();
            Note(taken.SequenceEqual(Enumerable.Range(1, shown.GetProperty("version").GetInt32())), "I2", seed, $"strokes {string.Join(',', taken)}");
            var merged = new MergedItem([.. item]);
            Same(merged.Entries, shown.GetProperty("entries").EnumerateArray().Select(e => (e.GetProperty("id").GetGuid(), e.GetProperty("code").GetString()!, e.GetProperty("count").GetInt32(), e.GetProperty("withdrawn").ValueKind != JsonValueKind.Null)));
            Same(merged.Answers, shown.GetProperty("claims").EnumerateArray().Select(c => (c.GetProperty("id").GetGuid(), c.GetProperty("field").GetString()!, c.GetProperty("value").GetString()!)));
            var points = shown.GetProperty("points");
            Same(merged.Findings, card.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("item").GetGuid() == item.Key).Select(f => (f.GetProperty("id").GetGuid(), f.GetProperty("withdrawn").ValueKind != JsonValueKind.Null)));
            Same([merged.Judge(Worth, Worst)], [(shown.GetProperty("state").GetString()!, points.ValueKind == JsonValueKind.Null ? null : points.GetInt32())]);
        }

        Note(touched.EnumerateObject().Count() == accepted.DistinctBy(one => one.Tap.Item).Count(), "I10", seed, "an item nobody touched");

        void Same<T>(IEnumerable<T> merged, IEnumerable<T> shown)
        {
            List<T> wanted = [.. merged.Order()], got = [.. shown.Order()];
            Note(wanted.SequenceEqual(got), "I10", seed, $"merge: {string.Join(' ', wanted)} card: {string.Join(' ', got)}");
        }
    }

    private void Note(bool kept, string invariant, int seed, string what)
    {
        if (!kept)
        {
            Broken.Add((invariant, $"seed {seed}: {what}"));
        }
    }

    /// <summary>Which commands fail, and how often yet; and which have failed.</summary>
    internal sealed class Faults
    {
        public Dictionary<Guid, int> Left { get; } = [];

        public HashSet<Guid> Struck { get; } = [];

        public bool Strikes(Guid id) => Left.GetValueOrDefault(id) > 0 && Left[id]-- > 0 && (Struck.Add(id) || true);
    }

    /// <summary>Fails in the middle of a command: it has been carried out and is not yet stored.</summary>
    internal sealed class FaultAt<TRequest, TResponse>(Faults faults) : IPipelineBehavior<TRequest, TResponse>
    {
        public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
        {
            var answer = await next();
            return request is Tap tap && faults.Strikes(tap.Id) ? throw new InvalidOperationException("Struck by a test.") : answer;
        }
    }
}
