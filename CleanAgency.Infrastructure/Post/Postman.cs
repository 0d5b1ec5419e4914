using System.Collections.Concurrent;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices.Post;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanAgency.Infrastructure.Post;

/// <summary>
/// Carries letters out of the house, each channel by itself, so that a slow robot holds up no mail. A channel that cannot be reached rests for a minute,
/// instead of wearing out a letter after the other.
/// </summary>
public sealed class Postman(LetterDesk desk, IServiceScopeFactory scopes, ICarrier carrier, ISealsSecrets seals, LiveUpdates live, TimeProvider time, ILogger<Postman> log) : BackgroundService
{
    private const int Batch = 40;
    private const int Hands = 4;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> resting = new();

    /// <summary>One round over all channels; false when there was nothing to do.</summary>
    public async Task<bool> Round(CancellationToken ct)
    {
        await desk.Sweep(ct);
        var due = (await desk.Due(ct)).Where(channel => !(resting.TryGetValue(channel.Id, out var until) && until > time.GetUtcNow())).ToList();
        return (await Task.WhenAll(due.Select(channel => Serve(channel, ct)))).Any(did => did);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var news = new SemaphoreSlim(0);
        using var listening = live.Listen(LiveUpdates.TopicOf(nameof(Channel)), () => news.Release());
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await Round(stoppingToken))
                {
                }

                await news.WaitAsync(Look, stoppingToken);
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                log.LogError(broken, "The outbox could not be served; the next round tries again");
                await Task.Delay(Look, stoppingToken);
            }
        }
    }

    private async Task<bool> Serve(Channel channel, CancellationToken ct)
    {
        var postman = Guid.CreateVersion7();
        try
        {
            var letters = new ConcurrentQueue<Letter>(await desk.Claim(channel, postman, Batch, ct));
            var any = !letters.IsEmpty;
            // Robots take one after the other and not many.
            await Task.WhenAll(Enumerable.Range(0, channel.Kind == ChannelKind.Mail ? Hands : 1).Select(_ => Hand(channel, postman, letters, ct)));
            return any;
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // The other channels go on.
            log.LogError(broken, "The channel {Channel} could not be served; it rests for a while", channel.Name);
            Rest(channel);
            return false;
        }
        finally
        {
            await desk.GiveBack(postman);
        }
    }

    // What has been begun is brought to its end, also when the server is told to stop: the host waits for it, and if not long enough, it is uncertain.
    private async Task Hand(Channel channel, Guid postman, ConcurrentQueue<Letter> letters, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested && letters.TryDequeue(out var letter))
        {
            if (await Write(letter) is not { } envelope)
            {
                await desk.Unneeded(letter, postman);
            }
            else if (await desk.Begin(letter, channel, postman, ct))
            {
                var delivery = await carrier.Carry(ChannelLine.Of(channel, seals), envelope, CancellationToken.None);
                await desk.End(letter, channel, postman, delivery);
                if (delivery.Rest)
                {
                    log.LogWarning("The channel {Channel} rests: {Answer}", channel.Name, delivery.Json);
                    Rest(channel);
                    letters.Clear();
                }
            }
        }
    }

    private async Task<Envelope?> Write(Letter letter)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EnvelopeWriter>().Write(letter, CancellationToken.None);
    }

    private void Rest(Channel channel) => resting[channel.Id] = time.GetUtcNow() + Pause;
}
