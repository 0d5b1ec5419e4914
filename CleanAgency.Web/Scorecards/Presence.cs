using System.Collections.Concurrent;
using CleanAgency.Core.Common;

namespace CleanAgency.Web.Scorecards;

/// <summary>Who has which card open, and at which item. Shown and never stored: it lies in this server's memory while the screens are open, and other servers do not hear of it.</summary>
public sealed class Presence(LiveUpdates live, Clock clock)
{
    /// <summary>Somebody came to a card or left one.</summary>
    public const string Topic = nameof(Presence);

    private readonly ConcurrentDictionary<Seat, byte> seats = new();

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

    /// <summary>Each person once, where he was last.</summary>
    public IReadOnlyList<Here> On(Guid card) =>
        [.. seats.Keys.Where(seat => seat.Card == card).Select(seat => seat.Here).GroupBy(here => here.Id).Select(one => one.MaxBy(here => here.At)!).OrderBy(here => here.Id)];

    private DateTime Now => clock.Now;

    // Heard on this server alone: another one has nothing to show for it.
    private void Tell(Guid card, params IEnumerable<string> more) => live.Hear([TopicOf(card), .. more]);

    /// <summary>One open screen.</summary>
    public sealed class Seat(Presence presence, Guid card, Here here) : IDisposable
    {
        public Guid Card => card;

        public Here Here { get; private set; } = here;

        public void Turn(Guid? item)
        {
            if (item != Here.Item)
            {
                Here = Here with { Item = item, At = presence.Now };
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
