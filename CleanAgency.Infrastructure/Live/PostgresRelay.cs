using System.Text;
using System.Threading.Channels;
using CleanAgency.Core.Common;
using CleanAgency.Infrastructure.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CleanAgency.Infrastructure.Live;

/// <summary>
/// Carries announcements between servers on one PostgreSQL, by LISTEN and NOTIFY. What was said while the listening connection was
/// lost nobody repeats; so when it is back, every screen here asks again for whatever it listens to. That says nothing false: an
/// announcement only ever means "ask".
/// </summary>
internal sealed class PostgresRelay(DatabaseChoice database, LiveUpdates live, ILogger<PostgresRelay> log) : BackgroundService
{
    private const string Name = "agency_live";
    private const int MostBytes = 7900;   // PostgreSQL takes less than 8000.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly string me = Guid.NewGuid().ToString("N");
    private readonly Channel<string> outgoing = Channel.CreateUnbounded<string>(new() { SingleReader = true });

    /// <summary>Lines "server, topic, topic …", none longer than the database takes.</summary>
    internal static IEnumerable<string> Payloads(string server, IEnumerable<string> topics)
    {
        var payload = new StringBuilder(server);
        var bytes = Encoding.UTF8.GetByteCount(server);
        foreach (var topic in topics.Distinct())
        {
            var more = Encoding.UTF8.GetByteCount(topic) + 1;
            if (bytes + more > MostBytes && bytes > server.Length)
            {
                yield return payload.ToString();
                (payload, bytes) = (new(server), server.Length);
            }

            payload.Append('\n').Append(topic);
            bytes += more;
        }

        if (bytes > server.Length)
        {
            yield return payload.ToString();
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        live.Announced += Queue;
        return base.StartAsync(cancellationToken);
    }

    /// <summary>What the last commands announced still goes out.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        live.Announced -= Queue;
        outgoing.Writer.TryComplete();
        await outgoing.Reader.Completion.WaitAsync(Pause, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Again(Tell, stoppingToken), Again(Listen, stoppingToken));

    private void Queue(IReadOnlyCollection<string> topics)
    {
        foreach (var topic in topics)
        {
            outgoing.Writer.TryWrite(topic);
        }
    }

    private async Task Again(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        // Nothing before the host goes on starting: an unreachable database must not hold it.
        await Task.Yield();
        while (!ct.IsCancellationRequested && !outgoing.Reader.Completion.IsCompleted)
        {
            try
            {
                await work(ct);
            }
            catch (Exception broken) when (broken is NpgsqlException or TimeoutException or IOException)
            {
                log.LogWarning("The relay between servers lost the database ({Reason}) and tries again", broken.GetType().Name);
                await Task.Delay(Pause, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    // A topic leaves the queue only once it is out: what fails is said again on the next connection.
    private async Task Tell(CancellationToken ct)
    {
        while (await outgoing.Reader.WaitToReadAsync(ct))
        {
            List<string> topics = [];
            while (topics.Count < 1000 && outgoing.Reader.TryRead(out var topic))
            {
                topics.Add(topic);
            }

            try
            {
                await Notify(topics);
            }
            catch
            {
                Queue(topics);
                throw;
            }
        }
    }

    private async Task Notify(List<string> topics)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        foreach (var payload in Payloads(me, topics))
        {
            await using var command = new NpgsqlCommand("select pg_notify($1, $2)", connection) { Parameters = { new() { Value = Name }, new() { Value = payload } } };
            await command.ExecuteNonQueryAsync();
        }
    }

    private async Task Listen(CancellationToken ct)
    {
        // Its own connection, kept; the keepalive finds one that died without a word.
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, KeepAlive = 5 };
        await using var connection = new NpgsqlConnection(settings.ToString());
        await connection.OpenAsync(ct);
        connection.Notification += (_, said) => Hear(said.Payload.Split('\n'));
        await using (var command = new NpgsqlCommand($"listen {Name}", connection))
        {
            await command.ExecuteNonQueryAsync(ct);
        }

        live.HearAll();
        while (true)
        {
            await connection.WaitAsync(ct);
        }
    }

    private void Hear(string[] said)
    {
        if (said[0] != me)
        {
            live.Hear(said[1..]);
        }
    }
}
