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
public sealed class Postman(LetterDesk desk, IServiceScopeFactory scopes, ICarrier carrier, ISealsSecrets seals, LiveUpdates live, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<Postman> log) : BackgroundService
{
    private const int Batch = 40;
    private const int Hands = 4;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, (long Since, TimeSpan For)> resting = new();

    /// <summary>One round over all channels; false when there was nothing to do.</summary>
    public async Task<bool> Round(CancellationToken ct)
    {
        await desk.Sweep(ct);
        var due = (await desk.Due(ct)).Where(channel => !Rests(channel)).ToList();
        return (await Task.WhenAll(due.Select(channel => Serve(channel, ct)))).Any(did => did);
    }

    // The host stops one service after the other, and the screens may take all the time there is: the postman leaves when it is said.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var serving = Serve(leaving.Token);
        await Task.WhenAny(serving, StopSignal.Of(lifetime.ApplicationStopping));
        await leaving.CancelAsync();
        await serving;
    }

    private async Task Serve(CancellationToken leaving)
    {
        using var news = new SemaphoreSlim(0);
        using var listening = live.Listen(LiveUpdates.TopicOf(nameof(Channel)), () => news.Release());
        while (!leaving.IsCancellationRequested)
        {
            try
            {
                while (await Round(leaving))
                {
                }

                await news.WaitAsync(Look, leaving);
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                log.LogError(broken, "The outbox could not be served; the next round tries again");
                await Task.Delay(Look, leaving);
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
            Rest(channel, Pause);
            return false;
        }
        finally
        {
            await desk.GiveBack(postman);
        }
    }

    // When the server stops, what is being handed over is called off, and what has been is waited for a moment: the carrier says which, and the desk keeps it.
    private async Task Hand(Channel channel, Guid postman, ConcurrentQueue<Letter> letters, CancellationToken leaving)
    {
        while (!leaving.IsCancellationRequested && letters.TryDequeue(out var letter))
        {
            var (envelope, heldUntil) = await Write(letter);
            if (heldUntil is { } until)
            {
                await desk.Hold(letter, postman, until);
            }
            else if (envelope is null)
            {
                await desk.Unneeded(letter, postman);
            }
            else if (carrier.Reserve(channel.Id, channel.Kind) is { } busy)
            {
                Rest(channel, busy.For);
                letters.Clear();
            }
            else if (await desk.Begin(letter, channel, postman, leaving))
            {
                var delivery = await carrier.Carry(ChannelLine.Of(channel, seals), envelope, leaving);
                await desk.End(letter, channel, postman, delivery);
                if (delivery.Rest)
                {
                    log.LogWarning("The channel {Channel} rests: {Answer}", channel.Name, delivery.Json);
                    Rest(channel, Pause);
                    letters.Clear();
                }
            }
        }
    }

    private async Task<(Envelope? Says, DateTime? HeldUntil)> Write(Letter letter)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EnvelopeWriter>().Write(letter, CancellationToken.None);
    }

    private bool Rests(Channel channel) => resting.TryGetValue(channel.Id, out var rest) && time.GetElapsedTime(rest.Since) < rest.For;

    private void Rest(Channel channel, TimeSpan span) => resting[channel.Id] = (time.GetTimestamp(), span);
}
