namespace CleanAgency.Core.Results;

/// <summary>
/// score = quality of the unit + leniency of the group + error, by least squares, leniencies adding up to 0. The qualities are
/// eliminated first, so that what is solved has one line a group, however many units there are.
/// </summary>
internal sealed class GroupFit
{
    private GroupFit(IReadOnlyList<Guid> groups, double[] leniency, double[] variance, double squares, int degreesOfFreedom) =>
        (Groups, Leniency, Variance, Squares, DegreesOfFreedom) = (groups, leniency, variance, squares, degreesOfFreedom);

    public IReadOnlyList<Guid> Groups { get; }

    public double[] Leniency { get; }

    /// <summary>Of each leniency, in units of the variance of a score of weight 1.</summary>
    public double[] Variance { get; }

    /// <summary>The weighted sum of squares that the model leaves unexplained.</summary>
    public double Squares { get; }

    public int DegreesOfFreedom { get; }

    /// <summary>Of scores whose groups hang together; else leniency and quality cannot be told apart.</summary>
    public static GroupFit Of(IReadOnlyList<IGrouping<Guid, (Guid Group, double Score, double Weight)>> units)
    {
        var groups = units.SelectMany(unit => unit.Select(s => s.Group)).Distinct().ToList();
        var place = groups.Select((group, at) => (group, at)).ToDictionary(g => g.group, g => g.at);
        var (normal, right, scores) = (new double[groups.Count, groups.Count], new double[groups.Count], 0);
        foreach (var unit in units)
        {
            var (weight, mean) = Centre(unit, s => s.Score);
            foreach (var one in unit)
            {
                scores++;
                right[place[one.Group]] += one.Weight * (one.Score - mean);
                normal[place[one.Group], place[one.Group]] += one.Weight;
                foreach (var other in unit)
                {
                    normal[place[one.Group], place[other.Group]] -= one.Weight * other.Weight / weight;
                }
            }
        }

        var inverse = Inverse(normal);
        double[] leniency = [.. groups.Select((_, g) => groups.Select((_, h) => inverse[g, h] * right[h]).Sum())];
        double[] variance = [.. groups.Select((_, g) => inverse[g, g])];
        return new(groups, leniency, variance, units.Sum(Left), scores - units.Count - groups.Count + 1);

        double Left(IGrouping<Guid, (Guid Group, double Score, double Weight)> unit)
        {
            var quality = Centre(unit, s => s.Score - leniency[place[s.Group]]).Mean;
            return unit.Sum(s => s.Weight * Math.Pow(s.Score - leniency[place[s.Group]] - quality, 2));
        }
    }

    private static (double Weight, double Mean) Centre(IEnumerable<(Guid Group, double Score, double Weight)> unit, Func<(Guid Group, double Score, double Weight), double> score)
    {
        var (weight, sum) = unit.Aggregate((0.0, 0.0), (sofar, s) => (sofar.Item1 + s.Weight, sofar.Item2 + (s.Weight * score(s))));
        return (weight, sum / weight);
    }

    // All groups one point more lenient and all units one point worse is the same data: that direction (and, the groups being connected,
    // no other) is filled up before the matrix is inverted and taken out again, which leaves the solution whose sum is 0.
    private static double[,] Inverse(double[,] normal)
    {
        var n = normal.GetLength(0);
        var fill = Math.Max(1, Enumerable.Range(0, n).Max(g => normal[g, g])) / n;
        var (matrix, inverse) = (new double[n, n], new double[n, n]);
        for (var g = 0; g < n; g++)
        {
            inverse[g, g] = 1;
            for (var h = 0; h < n; h++)
            {
                matrix[g, h] = normal[g, h] + fill;
            }
        }

        for (var column = 0; column < n; column++)
        {
            // Positive definite: the diagonal never vanishes, and no rows need to be exchanged.
            var pivot = matrix[column, column];
            for (var row = 0; row < n; row++)
            {
                var times = row == column ? 0 : matrix[row, column] / pivot;
                for (var k = 0; times != 0 && k < n; k++)
                {
                    matrix[row, k] -= times * matrix[column, k];
                    inverse[row, k] -= times * inverse[column, k];
                }
            }

            for (var k = 0; k < n; k++)
            {
                matrix[column, k] /= pivot;
                inverse[column, k] /= pivot;
            }
        }

        for (var g = 0; g < n; g++)
        {
            for (var h = 0; h < n; h++)
            {
                inverse[g, h] -= 1 / (fill * n * n);
            }
        }

        return inverse;
    }
}
