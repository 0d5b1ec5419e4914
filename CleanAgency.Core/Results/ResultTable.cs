using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using MediatR;

namespace CleanAgency.Core.Results;

/// <summary>单位结果: what a round comes to, unit by unit, as far as the reader may see it. Before the commitment nobody may.</summary>
/// <param name="Version">Null: the latest one that the reader may see.</param>
[Needs(Permission.SeeResults)]
public sealed record ResultTable(Guid RoundId, int? Version = null) : Query<ResultTable.Answer>, IAmong<ResultLine>
{
    /// <param name="Fingerprint">Of all lines, for whoever approves.</param>
    /// <param name="Categories">In official order, the whole last; only what the reader may know of them.</param>
    /// <param name="Before">The round that movements are reckoned against.</param>
    /// <param name="Cuts">The grades, the best first, and from which score on.</param>
    /// <param name="Lost">For whoever sees every unit: where points were lost, the most first.</param>
    public sealed record Answer(
        int Version, ResultStage Stage, string Fingerprint, IReadOnlyList<Row> Rows, IReadOnlyList<Category> Categories, IReadOnlyList<Tie> Waiting, string? Before, Points? AverageBefore,
        IReadOnlyList<GradeCut> Cuts, IReadOnlyList<LostAcross> Lost)
    {
        public Category Whole => Categories[^1];
    }

    /// <param name="Raw">Without the adjustment of scales.</param>
    /// <param name="ScoreBefore">In the round before, if it was published.</param>
    /// <param name="Lost">Where most was lost: the item's code and how much of its maximum is gone.</param>
    public sealed record Row(
        Guid UnitId, string Code, string Unit, string Category, string Groups, Points? Score, Points? Raw, string? Grade, string? Computed, string? ByScore,
        int? Rank, int? RankOverall, bool Shared, Points? ScoreBefore, int? RankBefore, int? RankOverallBefore, IReadOnlyList<LostItem> Lost)
    {
        public bool Deviates => Grade != Computed;
    }

    public sealed record LostItem(string Code, string Name, Points Points);

    /// <summary>What all units together lost at an item.</summary>
    /// <param name="Units">How many of them lost anything there.</param>
    /// <param name="Most">Those that lost the most.</param>
    public sealed record LostAcross(string Code, string Name, Points Points, int Units, IReadOnlyList<LostBy> Most);

    public sealed record LostBy(Guid UnitId, string Unit, Points Points);

    public sealed record Category(string Name, int Units, Points? Average, Points? Highest, Points? Lowest, IReadOnlyList<GradeCount> Grades, int? Quota);

    /// <param name="Free">How many places are left for them.</param>
    /// <param name="OwnUnit">One of them is the reader's: another leader decides.</param>
    public sealed record Tie(string Category, int Free, IReadOnlyList<Row> Units, bool Decided, bool OwnUnit);
}

internal sealed class ResultTableHandler(Rows<ResultLine> lines, Rows<RoundResult> results, ResultReader reader, ResultDesk desk, Actor actor) : IRequestHandler<ResultTable, ResultTable.Answer>
{
    public async Task<ResultTable.Answer> Handle(ResultTable query, CancellationToken ct)
    {
        var (round, result) = await reader.Shown(results.Visible, query.RoundId, query.Version, ct);
        var (outcome, all) = await reader.Lines(round, result, lines.Visible, ct);
        var before = await reader.Before(round, result.ApprovedAt, lines.Visible, ct);
        var every = actor.Has(Permission.SeeEveryResult);
        var ranks = every || result.ShownRank != PublishedRank.None;
        List<ResultTable.Row> rows = [.. all.Select(line => RowOf(line, before.Lines.GetValueOrDefault(line.UnitId), ranks))];
        return new(
            result.Number, result.Stage, every ? OutcomeDesk.Fingerprint(all) : "", rows,
            every || result.ShownRank == PublishedRank.Category ? await Categories(round, result, rows, outcome, every, ct) : [],
            outcome is null ? [] : await Ties(outcome, rows, ct), before.Round, every ? before.Lines.Values.Select(line => line.Score).Mean() : null,
            round.Policy!.Grades, every ? LostItems.Across(all) : []);
    }

    private static ResultTable.Row RowOf(LineContent line, LineContent? before, bool ranks) => new(
        line.UnitId, line.Code, line.Unit, line.Category, line.Groups, line.Score, line.Raw, line.Grade, line.Computed, line.ByScore, ranks ? line.RankInCategory : null, ranks ? line.RankOverall : null,
        line.Shared, before?.Score, ranks ? before?.RankInCategory : null, ranks ? before?.RankOverall : null, LostItems.Of(line));

    // Who sees his own line only is told how his category did, without any other line.
    private async Task<IReadOnlyList<ResultTable.Category>> Categories(Round round, RoundResult result, List<ResultTable.Row> rows, RoundOutcome? outcome, bool every, CancellationToken ct)
    {
        var own = rows.Select(row => row.Category).ToHashSet();
        var scores = outcome is null ? await reader.Scores(result, ct) : [.. rows.Select(row => (row.Category, row.Score, row.Grade))];
        List<string> grades = [.. round.Policy!.Grades.Select(cut => cut.Grade)];
        var found = scores.GroupBy(s => s.Category).Where(c => own.Contains(c.Key)).Select(c => Summed(c.Key, [.. c], grades, round.Policy.Excellent.QuotaOf(c.Count()))).ToList();
        return every || own.Count > 1 ? [.. found, Summed("", scores, grades, null)] : found;
    }

    private static ResultTable.Category Summed(string name, IReadOnlyList<(string Category, Points? Score, string? Grade)> of, IEnumerable<string> grades, int? quota)
    {
        var scores = of.Select(one => one.Score).OfType<Points>().ToList();
        return new(
            name, of.Count, of.Select(one => one.Score).Mean(), scores.Count == 0 ? null : scores.Max(), scores.Count == 0 ? null : scores.Min(),
            [.. grades.Select(grade => new GradeCount(grade, of.Count(one => one.Grade == grade)))], quota);
    }

    private async Task<IReadOnlyList<ResultTable.Tie>> Ties(RoundOutcome outcome, List<ResultTable.Row> rows, CancellationToken ct)
    {
        List<ResultTable.Tie> ties = [];
        foreach (var category in outcome.Categories)
        {
            if (category.Waiting is { } waiting)
            {
                ties.Add(new(category.Name, waiting.Free, [.. rows.Where(row => waiting.UnitIds.Contains(row.UnitId))], category.Decided, await desk.OwnUnit(waiting.UnitIds, ct) is not null));
            }
        }

        return ties;
    }
}
