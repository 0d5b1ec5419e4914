namespace CleanAgency.Core.Groups.Assigning;

/// <summary>SplitMix64: the same seed throws the same numbers on every machine and every version of the runtime.</summary>
internal sealed class Dice(long seed)
{
    private static readonly int[] Patience = [.. Enumerable.Range(0, 1024).Select(i => (int)Math.Round(-256 * Math.Log((i + 0.5) / 1024)))];
    private ulong state = (ulong)seed;

    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>Exponentially distributed, mean 256, in whole numbers.</summary>
    public int Exponential() => Patience[Next() >> 54];

    public int[] Shuffle(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
