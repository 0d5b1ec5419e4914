using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Results;

/// <summary>组别尺度: what the anchor units tell about the groups, and what an adjustment would change.</summary>
[Needs(Permission.SeeEveryResult)]
public sealed record ScaleOfRound(Guid RoundId, int? Version = null) : Query<ScaleOfRound.Answer>, IAmong<RoundResult>
{
    /// <param name="Deciding">It waits for the leaders' decision about the scales.</param>
    /// <param name="Totals">What the totals say, in sentences; they never propose.</param>
    /// <param name="Items">What the items say, and the verdict.</param>
    public sealed record Answer(
        string Round, int Version, bool Deciding, Points Cap, ScaleVerdict Verdict, IReadOnlyList<string> Totals, IReadOnlyList<string> Items, IReadOnlyList<Group> Groups, IReadOnlyList<Moved> Units);

    /// <param name="Proposed">What would be added to its cards; null: nothing is proposed.</param>
    /// <param name="Decided">What stands decided.</param>
    public sealed record Group(Guid Id, int Number, string Name, GroupLeniency? ByTotals, GroupLeniency? ByItems, Points? Proposed, Points? Decided);

    /// <summary>One unit raw and adjusted side by side.</summary>
    public sealed record Moved(Guid UnitId, string Unit, string Groups, Points? Raw, Points? Score, string? Grade);
}

internal sealed class ScaleOfRoundHandler(Rows<RoundResult> results, Rows<ResultLine> lines, ResultReader reader, FiguresReader figures, IAppDb db) : IRequestHandler<ScaleOfRound, ScaleOfRound.Answer>
{
    public async Task<ScaleOfRound.Answer> Handle(ScaleOfRound query, CancellationToken ct)
    {
        var (round, result) = await reader.Shown(results.Visible, query.RoundId, query.Version, ct);
        var scale = RoundScale.Of(await figures.Of(round.Id, ct));
        var groups = await db.Set<SupervisionGroup>().AsNoTracking().Where(g => g.RoundId == round.Id).OrderBy(g => g.Number).Select(g => new { g.Id, g.Number, g.Name }).ToListAsync(ct);
        var names = groups.ToDictionary(g => g.Id, g => g.Name);
        var (totals, items, decided) = (scale.Totals.Groups.ToDictionary(g => g.Group), scale.Items.Groups.ToDictionary(g => g.Group), result.Decided().Adjustments);
        var (_, all) = await reader.Lines(round, result, lines.Visible, ct);
        return new(
            round.Name, result.Number, result is { Stage: ResultStage.Totalled or ResultStage.Calibrated, Corrected: false }, round.Policy!.Calibration.MaxAdjustment, scale.Items.Verdict, ScaleWords.Of(scale.Totals, Name).Say(), ScaleWords.Of(scale.Items, Name).Say(),
            [.. groups.Select(g => new ScaleOfRound.Group(g.Id, g.Number, g.Name, totals.GetValueOrDefault(g.Id), items.GetValueOrDefault(g.Id),
                scale.Items.Proposals.TryGetValue(g.Id, out var points) ? points : null, decided.TryGetValue(g.Id, out var stands) ? stands : null))],
            [.. all.Where(line => line.Raw != line.Score).Select(line => new ScaleOfRound.Moved(line.UnitId, line.Unit, line.Groups, line.Raw, line.Score, line.Grade))]);

        string Name(Guid group) => names.GetValueOrDefault(group, "");
    }
}
