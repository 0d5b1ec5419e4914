namespace CleanAgency.Core.Groups.Assigning;

/// <summary>From a plan by flow to a good one: moves, swaps and ejection chains, cooled down by a count of steps and never by the clock, so that a seed gives one plan.</summary>
internal sealed class PlanSearch
{
    private const int LongestChain = 4;
    private const int StepsBetweenLooks = 1 << 16;

    // At first a mutual pair more is taken about as often as not.
    private const double Heat = 0.7 / Dice.Mean;

    private readonly AssignmentProblem problem;
    private readonly Tally tally;
    private readonly Dice dice;
    private readonly int[] movable;
    private readonly int mutual;
    private readonly long scale;
    private readonly int[] chain = new int[LongestChain];
    private readonly int[] left = new int[LongestChain];

    /// <summary>It starts from a plan that keeps the hard rules and leaves them kept.</summary>
    public PlanSearch(AssignmentProblem problem, int[] start, Dice dice)
    {
        this.problem = problem;
        this.dice = dice;
        tally = new(problem, start);
        mutual = problem.MutualPrice;
        // The squares lead the way while groups are far apart, near the end a step of the price outweighs them: the more groups, the later.
        scale = Math.Clamp(1536 / problem.Groups.Count, 32, 256);
        movable = [.. Enumerable.Range(0, start.Length).Where(u => Enumerable.Range(0, problem.Groups.Count).Count(g => problem.IsOpen(u, g)) > 1)];
        (Best, BestPrice) = (start, tally.Price(mutual));
    }

    public int[] Best { get; private set; }

    public long BestPrice { get; private set; }

    /// <summary>Cools down once, or until the price is no more than the aim. The look is taken now and then, with the steps done.</summary>
    public void Run(long steps, long aim, Action<long> look, CancellationToken stop)
    {
        if (movable.Length == 0)
        {
            return;
        }

        var energy = Energy();
        var heat = Heat * scale * Math.Max(1, Math.Max(problem.Weights.Headcount, problem.Weights.Mutual));
        for (var step = 0L; step < steps && BestPrice > aim; step++)
        {
            if (step % StepsBetweenLooks == 0)
            {
                stop.ThrowIfCancellationRequested();
                look(step);
            }

            var length = Draw();
            if (length == 0)
            {
                continue;
            }

            var after = Energy();
            var cold = (double)(steps - step) / steps;
            if (after - energy > (long)(heat * cold * cold * dice.Exponential()))
            {
                PutBack(length);
                continue;
            }

            energy = after;
            if (tally.Price(mutual) is var price && price < BestPrice)
            {
                (Best, BestPrice) = (tally.Places(), price);
            }
        }
    }

    private long Energy() =>
        (scale * tally.Price(mutual)) + (problem.Weights.Headcount * tally.HeadSquares) + (scale * problem.Weights.Units * tally.UnitSquares);

    /// <summary>Carries out one change at random and tells how many units moved; 0 if the rules forbid it.</summary>
    private int Draw()
    {
        var length = dice.Below(8) switch { 0 => 1, 1 => 3, 2 => LongestChain, _ => 2 };
        if (!DrawChain(length))
        {
            return 0;
        }

        // The last one goes where the first came from, or now and then to where there may be room; a single one can only do that.
        var end = length == 1 || dice.Below(4) == 0 ? dice.Below(problem.Groups.Count) : left[0];
        var closed = end == left[0];
        if (closed ? length == 1 : left.AsSpan(0, length).Contains(end) || tally.UnitsOf(end) >= problem.Capacity[end])
        {
            return 0;
        }

        for (var i = 0; i < length; i++)
        {
            if (!problem.IsOpen(chain[i], GoesTo(i, length, end)))
            {
                return 0;
            }
        }

        for (var i = 0; i < length; i++)
        {
            tally.Place(chain[i], GoesTo(i, length, end));
        }

        return length;
    }

    /// <summary>Units of as many different groups, each to follow the next.</summary>
    private bool DrawChain(int length)
    {
        for (var i = 0; i < length; i++)
        {
            chain[i] = movable[dice.Below(movable.Length)];
            left[i] = tally.GroupOf(chain[i]);
            if (left.AsSpan(0, i).Contains(left[i]))
            {
                return false;
            }
        }

        return true;
    }

    private int GoesTo(int at, int length, int end) => at + 1 < length ? left[at + 1] : end;

    private void PutBack(int length)
    {
        for (var i = 0; i < length; i++)
        {
            tally.Place(chain[i], left[i]);
        }
    }
}
