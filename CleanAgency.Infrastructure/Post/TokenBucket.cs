using System.Collections.Concurrent;

namespace CleanAgency.Infrastructure.Post;

/// <summary>So many at once, and so many a minute from then on. It counts for one server; where several share a robot, the robot's own limit is heard and kept.</summary>
public sealed class TokenBucket(int most, TimeProvider time)
{
    private readonly Lock one = new();
    private readonly TimeSpan each = TimeSpan.FromMinutes(1) / most;
    private DateTimeOffset full = DateTimeOffset.MinValue;

    public int Most => most;

    public bool Take()
    {
        lock (one)
        {
            // When it would be full again says how much is in it now.
            var now = time.GetUtcNow();
            var next = (full > now ? full : now) + each;
            if (next - now > each * most)
            {
                return false;
            }

            full = next;
            return true;
        }
    }
}

/// <summary>One for each channel; robots of both kinds take twenty messages a minute.</summary>
internal sealed class TokenBuckets(TimeProvider time)
{
    private const int AMinute = 20;
    private readonly ConcurrentDictionary<Guid, TokenBucket> buckets = new();

    public TokenBucket Of(Guid channel) => buckets.GetOrAdd(channel, _ => new(AMinute, time));
}
