using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Results;

/// <summary>组别尺度: what the anchor units tell about the groups, and what an adjustment would change.</summary>
[Needs(Permission.SeeEveryResult)]
public sealed record ScaleOfRound(Guid RoundId, int? Version = null) : Query<ScaleOfRound.Answer>, IAmong<RoundResult>
{
    /// <param name="Deciding">It waits for the leaders' decision about the scales.</param>
    /// <param name="Verdict">Null: cards were opened since, and what this version was reckoned from is not all kept.</param>
    /// <param name="Totals">What the totals say, in sentences; they never propose.</param>
    /// <param name="Items">What the items say, and the verdict.</param>
    public sealed record Answer(
        string Round, int Version, bool Deciding, Points Cap, ScaleVerdict? Verdict, IReadOnlyList<string> Totals, IReadOnlyList<string> Items, IReadOnlyList<Group> Groups, IReadOnlyList<Moved> Units);

    /// <param name="Proposed">What would be added to its cards; null: nothing is proposed.</param>
    /// <param name="Decided">What stands decided.</param>
    public sealed record Group(Guid Id, int Number, string Name, GroupLeniency? ByTotals, GroupLeniency? ByItems, Points? Proposed, Points? Decided);

    /// <summary>One unit raw and adjusted side by side.</summary>
    public sealed record Moved(Guid UnitId, string Unit, string Groups, Points? Raw, Points? Score, string? Grade);
}

internal sealed class ScaleOfRoundHandler(Rows<RoundResult> results, Rows<ResultLine> lines, ResultReader reader, VersionMarks marks, IAppDb db) : IRequestHandler<ScaleOfRound, ScaleOfRound.Answer>
{
    public async Task<ScaleOfRound.Answer> Handle(ScaleOfRound query, CancellationToken ct)
    {
        var (round, result) = await reader.Shown(results.Visible, query.RoundId, query.Version, ct);
        var figures = await marks.Of(round, result, ct);
        var scale = figures is null ? null : RoundScale.Of(figures);
        var groups = figures?.Cards.Select(card => (Id: card.GroupId, Number: card.GroupNumber, Name: card.Group))
            ?? (await db.CardsOf(result.Id).ToListAsync(ct)).Select(card => (Id: card.GroupId, card.Number, Name: card.Group));
        var names = groups.DistinctBy(group => group.Id).ToDictionary(group => group.Id);
        var (_, all) = await reader.Lines(round, result, lines.Visible, ct);
        return new(
            round.Name, result.Number, result is { Stage: ResultStage.Totalled or ResultStage.Calibrated, Corrected: false }, round.Policy!.Calibration.MaxAdjustment, scale?.Items.Verdict,
            scale is null ? [] : ScaleWords.Of(scale.Totals, Name).Say(), scale is null ? [RuleTexts.Say("Results.Scale.NotKept", result.Number)] : ScaleWords.Of(scale.Items, Name).Say(),
            Groups(names.Values.OrderBy(group => group.Number), scale, result.Decided().Adjustments),
            [.. all.Where(line => line.Raw != line.Score).Select(line => new ScaleOfRound.Moved(line.UnitId, line.Unit, line.Groups, line.Raw, line.Score, line.Grade))]);

        string Name(Guid group) => names.GetValueOrDefault(group).Name ?? "";
    }

    private static IReadOnlyList<ScaleOfRound.Group> Groups(IEnumerable<(Guid Id, int Number, string Name)> groups, RoundScale? scale, IReadOnlyDictionary<Guid, Points> decided)
    {
        var (totals, items) = (scale?.Totals.Groups.ToDictionary(g => g.Group), scale?.Items.Groups.ToDictionary(g => g.Group));
        return [.. groups.Select(group => new ScaleOfRound.Group(
            group.Id, group.Number, group.Name, totals?.GetValueOrDefault(group.Id), items?.GetValueOrDefault(group.Id),
            scale is not null && scale.Items.Proposals.TryGetValue(group.Id, out var points) ? points : null, decided.TryGetValue(group.Id, out var stands) ? stands : null))];
    }
}
