using System.Collections.Concurrent;

namespace CleanAgency.Core.Common;

/// <summary>Tells open screens that something has changed, never what: they ask again, with their own rights.</summary>
public sealed class LiveUpdates
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Subscription, byte>> listeners = new();

    /// <summary>Everything that is announced here, for the relay to other servers.</summary>
    public event Action<IReadOnlyCollection<string>>? Announced;

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

    /// <summary>What was announced here or came from another server.</summary>
    public void Hear(IEnumerable<string> topics)
    {
        foreach (var topic in topics)
        {
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
