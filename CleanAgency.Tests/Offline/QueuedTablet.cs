using System.Text.Json;
using CleanAgency.Tests.Fixtures;

namespace CleanAgency.Tests.Offline;

/// <summary>One tap as queue.js keeps it: never changed but for how far it has come.</summary>
internal sealed record QueuedTap(int Seq, Guid Id, Guid Card, Guid Item, string Kind, object Body, SeenPart? Seen)
{
    public DateTime At { get; } = DateTime.UtcNow;

    public string State { get; set; } = "pending";

    public int Tries { get; set; }

    /// <summary>Not before this step of the run.</summary>
    public int Next { get; set; }

    public int? Version { get; set; }

    public object Sent => new { id = Id, card = Card, epoch = 1, item = Item, kind = Kind, body = Body, seen = Seen, at = At };
}

internal sealed record SeenPart(int Version, Guid? Command);

/// <summary>The queue of scoring/queue.js without a browser: the same rows, the same lanes, the same prefixes. Its rows outlive a restart.</summary>
internal sealed class QueuedTablet(string account, TapClient[] servers, Guid card)
{
    private readonly List<QueuedTap> rows = [];

    public string Account => account;

    public Guid Person => servers[0].Person;

    public IReadOnlyList<QueuedTap> Rows => rows;

    public IEnumerable<QueuedTap> Waiting => rows.Where(row => row.State == "pending");

    /// <summary>What it has read of the items, by their ids.</summary>
    public Dictionary<Guid, int> Versions { get; private set; } = [];

    public List<Guid> Entries { get; private set; } = [];

    public QueuedTap Set(Guid item, string field, string? value)
    {
        // As desk.js says it: the version on the screen, and the own set before it.
        var before = rows.LastOrDefault(row => row.Item == item && row.Kind == "set" && row.State != "refused" && ((SetBody)row.Body).Field == field);
        return Put(item, "set", new SetBody(field, value), new SeenPart(Versions.GetValueOrDefault(item), before?.Id));
    }

    public QueuedTap Put(Guid item, string kind, object body, SeenPart? seen = null)
    {
        rows.Add(new(rows.Count + 1, Guid.NewGuid(), card, item, kind, body, seen));
        return rows[^1];
    }

    /// <summary>lanes.js: oldest first, and a lane is cut at its first command that must wait.</summary>
    public List<QueuedTap> Pick(int now, int most)
    {
        HashSet<Guid> waiting = [];
        List<QueuedTap> picked = [];
        foreach (var row in Waiting.Where(row => !waiting.Contains(row.Item)))
        {
            if (row.Next > now)
            {
                waiting.Add(row.Item);
            }
            else
            {
                picked.Add(row);
                if (picked.Count == most)
                {
                    break;
                }
            }
        }

        return picked;
    }

    public Task<JsonElement[]> Post(int server, IReadOnlyList<QueuedTap> batch) => servers[server].Post(account, [.. batch.Select(row => row.Sent)]);

    /// <summary>Another copy may have been answered before: what is settled stays settled.</summary>
    public static void Settle(IReadOnlyList<QueuedTap> batch, JsonElement[] answers, int now)
    {
        foreach (var (row, answer) in batch.Zip(answers).Where(one => one.First.State == "pending"))
        {
            switch (answer.GetProperty("status").GetString())
            {
                case "done" or "duplicate":
                    (row.State, row.Version) = ("done", answer.GetProperty("version").GetInt32());
                    break;
                case "refused":
                    row.State = "refused";
                    break;
                default:
                    row.Next = now + (1 << Math.Min(row.Tries++, 4));
                    break;
            }
        }
    }

    public async Task Look(int server)
    {
        var items = (await servers[server].Touched(card)).GetProperty("items").EnumerateObject().ToList();
        Versions = items.ToDictionary(item => Guid.Parse(item.Name), item => item.Value.GetProperty("version").GetInt32());
        Entries = [.. items.SelectMany(item => item.Value.GetProperty("entries").EnumerateArray()).Select(entry => entry.GetProperty("id").GetGuid())];
    }

    internal sealed record SetBody(string Field, string? Value);

    internal sealed record FoundBody(string Code, int Count, string Fact);

    internal sealed record FindingBody(string Fact, string Clause, string Severity, string Requirement, Guid Entry);

    internal sealed record WithdrawBody(Guid Entry, string Reason);
}
