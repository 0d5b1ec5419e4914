using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

public enum ReckoningState
{
    Scored,

    /// <summary>未评: something needed is missing. Not 0, and not the same as not applicable.</summary>
    Unscored,
    NotApplicable,
}

/// <summary>What a rule makes of the input: the points, which are the sum of the explanation's lines, or why there are none.</summary>
public sealed record Reckoning(ReckoningState State, Explanation Explanation)
{
    public Points? Points => State == ReckoningState.Scored ? Explanation.Total : null;

    internal static Reckoning Scored(params IEnumerable<ExplanationLine> lines) => new(ReckoningState.Scored, Explanation.Of(lines));

    internal static Reckoning Missing(string code, params IReadOnlyList<object> arguments) =>
        new(ReckoningState.Unscored, Explanation.Of(new ExplanationLine(code, Common.Points.Zero, arguments)));

    /// <summary>扣完为止: what lies below 0 or above the maximum is a line of its own, so that the lines still add up.</summary>
    internal Reckoning Held(Points most)
    {
        var sum = Explanation.Total;
        var held = Common.Points.Min(Common.Points.Max(sum, Common.Points.Zero), most);
        var why = sum < held ? "Schemes.Why.Floor" : "Schemes.Why.Ceiling";
        return sum == held ? this : Scored([.. Explanation.Lines, new ExplanationLine(why, held - sum, held)]);
    }
}
