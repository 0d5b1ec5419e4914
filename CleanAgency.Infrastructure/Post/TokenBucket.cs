using System.Collections.Concurrent;

namespace CleanAgency.Infrastructure.Post;

/// <summary>So many at once, and so many a minute from then on, by a clock that nobody sets. It counts for one server; where several share a robot, the robot's own limit is heard and kept.</summary>
public sealed class TokenBucket(int most, TimeProvider time)
{
    private readonly Lock one = new();
    private readonly TimeSpan each = TimeSpan.FromMinutes(1) / most;
    private readonly long begin = time.GetTimestamp();
    private TimeSpan full;

    public int Most => most;

    /// <returns>Zero: there was room, and it is taken. Else how long until there is.</returns>
    public TimeSpan Take()
    {
        lock (one)
        {
            // When it would be full again says how much is in it now.
            var now = time.GetElapsedTime(begin);
            var next = (full > now ? full : now) + each;
            if (next - now - (each * most) is var wait && wait > TimeSpan.Zero)
            {
                return wait;
            }

            full = next;
            return TimeSpan.Zero;
        }
    }
}

/// <summary>One for each robot; those of both kinds take twenty messages a minute.</summary>
internal sealed class TokenBuckets(TimeProvider time)
{
    private const int AMinute = 20;
    private readonly ConcurrentDictionary<Guid, TokenBucket> buckets = new();

    public TokenBucket Of(Guid channel) => buckets.GetOrAdd(channel, _ => new(AMinute, time));
}
