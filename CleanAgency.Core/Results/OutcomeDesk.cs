using CleanAgency.Core.Rounds;

namespace CleanAgency.Core.Results;

/// <summary>What a round comes to by its cards and by what stands decided about it.</summary>
internal sealed class OutcomeDesk(FiguresReader figures)
{
    public async Task<RoundOutcome> Of(Round round, RoundResult result, CancellationToken ct) => RoundOutcome.Of(await figures.Of(round.Id, ct), result.Decided());

    /// <summary>The lines as they would be frozen now, in their official order.</summary>
    public static IReadOnlyList<LineContent> Lines(RoundOutcome outcome)
    {
        var computed = outcome.Decisions.Deviations.Count == 0 ? outcome : RoundOutcome.Of(outcome.Figures, outcome.Decisions with { Deviations = RoundDecisions.None.Deviations });
        return [.. outcome.Units.Zip(computed.Units, LineContent.Of)];
    }

    /// <summary>By which whoever approves says what he has seen.</summary>
    public static string Fingerprint(IEnumerable<LineContent> lines) => Commitment.Root(lines.Select(line => (line.UnitId, line.Seal)));
}

internal static class Deciding
{
    /// <summary>What stands decided, as the outcome reads it.</summary>
    public static RoundDecisions Decided(this RoundResult result)
    {
        var by = result.Standing.ToLookup(decision => decision.Kind);
        return new(
            by[DecisionKind.Calibration].Where(d => d.AboutId is not null).ToDictionary(d => d.AboutId!.Value, d => d.Points!.Value),
            by[DecisionKind.QuotaTie].ToDictionary(d => d.About, d => d.Chosen),
            by[DecisionKind.Deviation].ToDictionary(d => d.AboutId!.Value, d => new DecidedGrade(d.Grade!, d.Number, d.Reason)));
    }
}
