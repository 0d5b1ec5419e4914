using System.Collections.Concurrent;
using System.Text.Json;
using CleanAgency.Core.Common;

namespace CleanAgency.Web.Scorecards;

/// <summary>
/// Who has which card open, and at which item. Shown and never stored: it lies in memory while the screens are open. Each server tells
/// the others whom it serves, and tells it again and again, so that the people of one that was killed are gone a moment later.
/// </summary>
public sealed class Presence
{
    /// <summary>Somebody came to a card or left one.</summary>
    public const string Topic = nameof(Presence);

    /// <summary>How often a server repeats whom it serves.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    // Two beats may be lost on the way.
    private static readonly TimeSpan Patience = Beat * 3;

    // A word is short; a card with more screens than these shows those of its own server.
    private const int Most = 30;

    private static readonly JsonSerializerOptions Words = new() { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    private readonly Guid server = Guid.NewGuid();
    private readonly ConcurrentDictionary<Seat, byte> seats = new();
    private readonly ConcurrentDictionary<(Guid Server, Guid Card), Elsewhere> elsewhere = new();
    private readonly LiveUpdates live;
    private readonly Clock clock;
    private readonly TimeProvider time;
    private long number;

    public Presence(LiveUpdates live, Clock clock, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(live);
        (this.live, this.clock, this.time) = (live, clock, time);
        live.Told += Hear;
    }

    /// <param name="At">Since when he has been there.</param>
    public sealed record Here(Guid Id, string Name, Guid? Item, DateTime At);

    /// <summary>Whatever changes on one card.</summary>
    public static string TopicOf(Guid card) => LiveUpdates.TopicOf(Topic, card);

    public Seat Sit(Guid card, Guid person, string name)
    {
        var seat = new Seat(this, card, new(person, name, null, clock.Now));
        seats.TryAdd(seat, 0);
        Tell(card, Topic);
        return seat;
    }

    /// <summary>Each person once, where he was last, on whichever server.</summary>
    public IReadOnlyList<Here> On(Guid card) =>
    [
        .. Own(card).Concat(elsewhere.Where(one => one.Key.Card == card && !Over(one.Value)).SelectMany(one => one.Value.Here))
            .GroupBy(here => here.Id).Select(one => one.MaxBy(here => here.At)!).OrderBy(here => here.Id),
    ];

    /// <summary>Says once more whom this server serves, and forgets those of whom nobody speaks any more.</summary>
    public void Repeat()
    {
        foreach (var card in seats.Keys.Select(seat => seat.Card).Distinct())
        {
            Say(card);
        }

        foreach (var gone in elsewhere.Where(one => Over(one.Value)))
        {
            if (elsewhere.TryRemove(gone) && gone.Value.Here.Count > 0)
            {
                live.Hear([TopicOf(gone.Key.Card), Topic]);
            }
        }
    }

    private IEnumerable<Here> Own(Guid card) => seats.Keys.Where(seat => seat.Card == card).Select(seat => seat.Here);

    private bool Over(Elsewhere one) => time.GetElapsedTime(one.HeardAt) > Patience;

    private void Tell(Guid card, params IEnumerable<string> more)
    {
        live.Hear([TopicOf(card), .. more]);
        Say(card);
    }

    private void Say(Guid card) => live.Tell(JsonSerializer.Serialize(new Said(server, card, Interlocked.Increment(ref number), [.. Own(card).Take(Most)]), Words));

    // Words may overtake each other when the line breaks: an older one says nothing. Who has left stays known for a while, as nobody.
    private void Hear(string word)
    {
        if (Understood(word) is not { } said)
        {
            return;
        }

        var before = elsewhere.GetValueOrDefault((said.Server, said.Card));
        if (before?.Number >= said.Number)
        {
            return;
        }

        elsewhere[(said.Server, said.Card)] = new(said.Number, said.Here, time.GetTimestamp());
        if (!said.Here.SequenceEqual(before is null || Over(before) ? [] : before.Here))
        {
            live.Hear([TopicOf(said.Card), Topic]);
        }
    }

    // While servers are renewed one after the other, one of another version may speak otherwise.
    private static Said? Understood(string word)
    {
        try
        {
            return JsonSerializer.Deserialize<Said>(word, Words);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Said(Guid Server, Guid Card, long Number, IReadOnlyList<Here> Here);

    private sealed record Elsewhere(long Number, IReadOnlyList<Here> Here, long HeardAt);

    /// <summary>One open screen.</summary>
    public sealed class Seat(Presence presence, Guid card, Here here) : IDisposable
    {
        public Guid Card => card;

        public Here Here { get; private set; } = here;

        public void Turn(Guid? item)
        {
            if (item != Here.Item)
            {
                Here = Here with { Item = item, At = presence.clock.Now };
                presence.Tell(card);
            }
        }

        public void Dispose()
        {
            if (presence.seats.TryRemove(this, out _))
            {
                presence.Tell(card, Topic);
            }
        }
    }
}
