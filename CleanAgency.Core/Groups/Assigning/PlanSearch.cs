namespace CleanAgency.Core.Groups.Assigning;

/// <summary>From a plan by flow to a good one: moves, swaps and ejection chains, cooled down by a count of steps and never by the clock, so that a seed gives one plan.</summary>
internal sealed class PlanSearch
{
    private const int None = AssignmentProblem.None;
    private const int LongestChain = 4;
    private const int StepsBetweenLooks = 1 << 16;

    // The squares lead the way while groups are far apart; near the end a step of the price outweighs them.
    private const long PriceScale = 256;

    private readonly AssignmentProblem problem;
    private readonly Tally tally;
    private readonly Dice dice;
    private readonly int[] movable;
    private readonly int mutual;
    private readonly int[] chain = new int[LongestChain];
    private readonly int[] left = new int[LongestChain];

    /// <summary>It starts from a plan that keeps the hard rules and leaves them kept.</summary>
    public PlanSearch(AssignmentProblem problem, int[] start, Dice dice)
    {
        this.problem = problem;
        this.dice = dice;
        tally = new(problem, start);
        mutual = problem.MutualPrice;
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
        var heat = Heat();
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
            if (after - energy > (long)(heat * cold * dice.Exponential()))
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
        (PriceScale * tally.Price(mutual)) + (problem.Weights.Headcount * tally.HeadSquares) + (problem.Weights.Units * tally.UnitSquares);

    // In 256ths, as the dice throw it: at first a mutual pair more is taken as often as not.
    private double Heat() => PriceScale * 0.7 * Math.Max(1, Math.Max(problem.Weights.Headcount, problem.Weights.Mutual)) / 256.0;

    /// <summary>Carries out one change at random and tells how many units moved; 0 if the rules forbid it.</summary>
    private int Draw()
    {
        var length = dice.Below(8) switch { 0 => 1, 1 => 3, 2 => LongestChain, _ => 2 };
        for (var i = 0; i < length; i++)
        {
            chain[i] = movable[dice.Below(movable.Length)];
            left[i] = tally.GroupOf(chain[i]);
            for (var j = 0; j < i; j++)
            {
                if (left[j] == left[i])
                {
                    return 0;
                }
            }
        }

        // The last of a chain goes where the first came from, or, sometimes, where there is room.
        var end = length == 1 || dice.Below(4) == 0 ? dice.Below(problem.Groups.Count) : left[0];
        if (end != left[0] && (Array.IndexOf(left, end, 0, length) >= 0 || tally.UnitsOf(end) >= problem.Capacity[end]) || (length == 1 && end == left[0]))
        {
            return 0;
        }

        for (var i = 0; i < length; i++)
        {
            if (!problem.IsOpen(chain[i], i + 1 < length ? left[i + 1] : end))
            {
                return 0;
            }
        }

        for (var i = 0; i < length; i++)
        {
            tally.Place(chain[i], i + 1 < length ? left[i + 1] : end);
        }

        return length;
    }

    private void PutBack(int length)
    {
        for (var i = length - 1; i >= 0; i--)
        {
            tally.Place(chain[i], left[i]);
        }
    }
}
