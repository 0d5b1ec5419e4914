using System.Collections.Concurrent;

namespace CleanAgency.Core.Common;

/// <summary>
/// Tells open screens that something has changed, never what: they ask again, with their own rights. What is nowhere stored, and so
/// cannot be asked for, goes to the other servers as a word.
/// </summary>
public sealed class LiveUpdates
{
    // Travels among the topics and is none.
    private const char Word = '\u0001';

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Subscription, byte>> listeners = new();

    /// <summary>Everything that is announced here, for the relay to other servers.</summary>
    public event Action<IReadOnlyCollection<string>>? Announced;

    /// <summary>A word from another server.</summary>
    public event Action<string>? Told;

    /// <summary>The topic of all rows of a kind, for lists.</summary>
    public static string TopicOf(string kind) => kind;

    public static string TopicOf(string kind, Guid id) => $"{kind}:{id:N}";

    public IDisposable Listen(string topic, Action heard)
    {
        var subscription = new Subscription(this, topic, heard);
        listeners.GetOrAdd(topic, _ => new()).TryAdd(subscription, 0);
        return subscription;
    }

    /// <summary>After the commit, on the server where it happened.</summary>
    public void Announce(IReadOnlyCollection<string> topics)
    {
        Hear(topics);
        Announced?.Invoke(topics);
    }

    /// <summary>To the other servers alone. On one line, and short: a few thousand bytes.</summary>
    public void Tell(string word) => Announced?.Invoke([Word + word]);

    /// <summary>What was announced here or came from another server.</summary>
    public void Hear(IEnumerable<string> topics)
    {
        foreach (var topic in topics)
        {
            if (topic.StartsWith(Word))
            {
                Told?.Invoke(topic[1..]);
                continue;
            }

            foreach (var subscription in listeners.GetValueOrDefault(topic)?.Keys ?? [])
            {
                subscription.Heard();
            }
        }
    }

    /// <summary>Nobody knows what was missed: everybody asks again.</summary>
    public void HearAll() => Hear(listeners.Keys);

    private sealed class Subscription(LiveUpdates updates, string topic, Action heard) : IDisposable
    {
        public void Heard() => heard();

        public void Dispose()
        {
            if (updates.listeners.TryGetValue(topic, out var here))
            {
                here.TryRemove(this, out _);
            }
        }
    }
}
