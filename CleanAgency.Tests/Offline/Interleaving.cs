using System.Text.Json;

namespace CleanAgency.Tests.Offline;

/// <summary>
/// Three tablets at one card, and everything that can happen between them and two servers, in an order that the seed decides: requests
/// and answers get lost, arrive twice, late or overtaken, tablets start anew, a server fails at a command. At the end the line is good.
/// </summary>
internal sealed class Interleaving(int seed, QueuedTablet[] tablets, InterleavedServers servers)
{
    private const int Taps = 10, MostInTheAir = 2;
    private readonly Random dice = new(seed);
    private readonly List<Flight> air = [];
    private int now;

    /// <summary>A request on its way, or its answer. Nobody listens any more once the tablet has started anew.</summary>
    private sealed class Flight(QueuedTablet tablet, List<QueuedTap> batch)
    {
        public QueuedTablet Tablet => tablet;

        public List<QueuedTap> Batch => batch;

        public JsonElement[]? Answer { get; set; }

        public bool Heard { get; set; } = true;
    }

    public async Task Run()
    {
        for (var taps = 0; taps < Taps; now++)
        {
            var tablet = Any(tablets);
            switch (dice.Next(27))
            {
                case < 6: Tap(tablet); taps++; break;
                case < 12: Send(tablet); break;
                case < 18: await Deliver(Some(flight => flight.Answer is null)); break;
                case < 22: await Arrive(Some(flight => flight.Answer is not null)); break;
                case 22: await DeliverTwice(Some(flight => flight.Answer is null)); break;
                case 23: Lose(Some(_ => true)); break;
                case 24: StartAnew(tablet); break;
                case 25: servers.FailAt(tablet.Waiting.Select(row => row.Id).FirstOrDefault(), times: dice.Next(1, 4)); break;
                default: await tablet.Look(Server()); break;
            }
        }

        await Heal();
    }

    private async Task Heal()
    {
        servers.Recover();
        while (air.Count > 0 || tablets.Any(tablet => tablet.Waiting.Any()))
        {
            now += 20;
            foreach (var tablet in tablets)
            {
                Send(tablet);
            }

            // What hung in the air for so long comes in any order, too.
            while (Some(_ => true) is { } flight)
            {
                await (flight.Answer is null ? Deliver(flight) : Arrive(flight));
            }
        }
    }

    private void Tap(QueuedTablet tablet)
    {
        var (levels, found) = (dice.Next(2) == 0 ? "B1" : "D5", servers.Items["C3"]);
        switch (dice.Next(13))
        {
            case < 4: tablet.Set(servers.Items[levels], "level:1", dice.Next(8) == 0 ? null : $"{levels}.1.{dice.Next(1, 4)}"); break;
            case < 8: tablet.Put(found, "occurrence", new QueuedTablet.FoundBody($"C3.1.{dice.Next(1, 4)}", dice.Next(1, 3), $"第{tablet.Rows.Count + 1}笔")); break;
            case 8: tablet.Set(found, "none:1", "true"); break;
            case 9: tablet.Set(servers.Items[levels], "comment", $"第{tablet.Rows.Count + 1}笔"); break;
            case 10: tablet.Set(found, "points", "4"); break;
            case 11: tablet.Put(found, "finding", new QueuedTablet.FindingBody($"第{tablet.Rows.Count + 1}笔", "投诉办理办法", "Ordinary", "限期整改", Entry(tablet))); break;
            default: tablet.Put(found, "withdraw", new QueuedTablet.WithdrawBody(Entry(tablet), "登记错误")); break;
        }
    }

    // One that it has entered or seen; or one that was never there, which is refused.
    private Guid Entry(QueuedTablet tablet)
    {
        Guid[] known = [.. tablet.Rows.Where(row => row.Kind == "occurrence").Select(row => row.Id).Concat(tablet.Entries), Guid.Empty];
        return Any(known);
    }

    private void Send(QueuedTablet tablet)
    {
        if (air.Count(flight => flight.Tablet == tablet && flight.Heard) < MostInTheAir && tablet.Pick(now, dice.Next(1, 8)) is { Count: > 0 } batch)
        {
            air.Add(new(tablet, batch));
        }
    }

    private async Task Deliver(Flight? flight)
    {
        if (flight is not null)
        {
            flight.Answer = await servers.Take(flight.Tablet, Server(), flight.Batch, seed);
        }
    }

    private async Task DeliverTwice(Flight? flight)
    {
        await Deliver(flight);
        await Deliver(flight);
    }

    private async Task Arrive(Flight? flight)
    {
        if (flight is null)
        {
            return;
        }

        air.Remove(flight);
        if (flight.Heard)
        {
            QueuedTablet.Settle(flight.Batch, flight.Answer!, now);
            await servers.Promised(flight.Tablet, seed);
        }
    }

    private void Lose(Flight? flight)
    {
        if (flight is not null)
        {
            air.Remove(flight);
        }
    }

    private void StartAnew(QueuedTablet tablet)
    {
        foreach (var flight in air.Where(flight => flight.Tablet == tablet))
        {
            flight.Heard = false;
        }
    }

    private int Server() => dice.Next(2);

    private Flight? Some(Func<Flight, bool> which) => air.Where(which).ToList() is { Count: > 0 } flights ? Any(flights) : null;

    private T Any<T>(IReadOnlyList<T> from) => from[dice.Next(from.Count)];
}
