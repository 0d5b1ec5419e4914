using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.Results;

/// <summary>版本差异: what a corrected version says otherwise than the one before.</summary>
/// <param name="Version">Null: the latest.</param>
[Needs(Permission.SeeEveryResult)]
public sealed record ResultDifferences(Guid RoundId, int? Version = null) : Query<ResultDifferences.Answer>, IAmong<RoundResult>
{
    public sealed record Answer(string Round, int Version, ResultStage Stage, int Before, IReadOnlyList<Row> Rows, int Same);

    public sealed record Row(Guid UnitId, string Code, string Unit, string Category, Said Before, Said Now)
    {
        public Points? By => Now.Score is { } now && Before.Score is { } before ? now - before : null;
    }

    public sealed record Said(Points? Score, string? Grade, int? Rank, int? RankOverall);
}

internal sealed class ResultDifferencesHandler(Rows<RoundResult> results, Rows<ResultLine> lines, ResultReader reader) : IRequestHandler<ResultDifferences, ResultDifferences.Answer>
{
    public async Task<ResultDifferences.Answer> Handle(ResultDifferences query, CancellationToken ct)
    {
        var (round, result) = await reader.Shown(results.Visible, query.RoundId, query.Version, ct);
        if (result.IsFirst)
        {
            return new(round.Name, result.Number, result.Stage, 0, [], 0);
        }

        var (_, now) = await reader.Lines(round, result, lines.Visible, ct);
        var (_, last) = await reader.Shown(results.Visible, query.RoundId, result.Number - 1, ct);
        var before = (await reader.Lines(round, last, lines.Visible, ct)).Lines.ToDictionary(line => line.UnitId);
        List<ResultDifferences.Row> rows = [.. now.Select(line => new ResultDifferences.Row(line.UnitId, line.Code, line.Unit, line.Category, Said(before.GetValueOrDefault(line.UnitId)), Said(line))).Where(row => row.Before != row.Now)];
        return new(round.Name, result.Number, result.Stage, last.Number, rows, now.Count - rows.Count);
    }

    private static ResultDifferences.Said Said(LineContent? line) => new(line?.Score, line?.Grade, line?.RankInCategory, line?.RankOverall);
}
