using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Results;

/// <summary>How far the result of a round is: its steps, what the next one lacks, the commitment that everybody may read, and its versions. No score of any unit.</summary>
/// <param name="RoundId">Null: the latest that has been committed to, else the current one.</param>
[Needs(Permission.SeeResults)]
public sealed record ResultBoard(Guid? RoundId = null, int? Version = null) : Query<ResultBoard.Answer?>, IAmong<Round>
{
    /// <param name="Missing">What keeps the next step from being taken; for those who prepare or decide.</param>
    /// <param name="Corrected">Cards opened since the latest version, and how many of them are still open.</param>
    public sealed record Answer(
        Guid RoundId, string Code, string Name, RoundState State, PublishedRank ShownRank, Points AdjustmentCap, IReadOnlyList<string> Grades, IReadOnlyList<Choice> Rounds,
        IReadOnlyList<RuleBroken> Missing, VersionRow? Shown, IReadOnlyList<VersionRow> Versions, IReadOnlyList<Decision> Decisions, Pending? Corrected)
    {
        /// <summary>Only the latest version is worked on.</summary>
        public bool Latest => Shown is null || Shown.Number == Versions[0].Number;
    }

    public sealed record Choice(Guid Id, string Code, string Name, RoundState State);

    public sealed record VersionRow(int Number, ResultStage Stage, string Root, int Cards, DateTime CommittedAt, string CommittedBy, DateTime? ApprovedAt, DateTime? PublishedAt, string? Notice);

    public sealed record Decision(DecisionKind Kind, string About, Points? Points, string? Grade, IReadOnlyList<string> Chosen, string Number, string Reason, string By, DateTime At, bool Fallen);

    public sealed record Pending(int Cards, int Open);
}

internal sealed class ResultBoardHandler(Rows<Round> rounds, Rows<RoundResult> results, ResultReader reader, IAppDb db, Actor actor, Clock clock) : IRequestHandler<ResultBoard, ResultBoard.Answer?>
{
    public async Task<ResultBoard.Answer?> Handle(ResultBoard query, CancellationToken ct)
    {
        var begun = await rounds.Visible.AsNoTracking().Where(r => r.State != RoundState.Preparing && r.State != RoundState.Grouping).CurrentFirst(clock.Today).ToListAsync(ct);
        if (begun.Count == 0)
        {
            return query.RoundId is null ? null : throw new RuleBroken("Common.Gone");
        }

        var round = begun.FirstOrDefault(r => query.RoundId is null ? r.State > RoundState.Announced : r.Id == query.RoundId) ?? (query.RoundId is null ? begun[0] : throw new RuleBroken("Common.Gone"));
        var every = actor.Has(Permission.SeeEveryResult);
        // That there is a commitment, and which, is everybody's to know; what has been decided is not.
        var versions = await db.Set<RoundResult>().AsNoTracking().Include(r => r.Decisions).Where(r => r.RoundId == round.Id).OrderByDescending(r => r.Number)
            .Select(r => new { Result = r, Cards = r.Cards.Count, Open = results.Visible.Any(one => one.Id == r.Id) }).ToListAsync(ct);
        var shown = versions.FirstOrDefault(v => query.Version is { } wanted ? v.Result.Number == wanted : every || v.Open) ?? versions.FirstOrDefault();
        return new(
            round.Id, round.Code, round.Name, round.State, round.Policy!.Publication.Rank, round.Policy.Calibration.MaxAdjustment, [.. round.Policy.Grades.Select(cut => cut.Grade)],
            [.. begun.Select(r => new ResultBoard.Choice(r.Id, r.Code, r.Name, r.State))],
            every ? await Missing(round, versions.FirstOrDefault()?.Result, ct) : [],
            shown is null ? null : Row(shown.Result, shown.Cards), [.. versions.Select(v => Row(v.Result, v.Cards))],
            every && shown is not null ? await reader.Told(shown.Result.Decisions, ct) : [], every && versions.Count > 0 ? await Corrected(versions[0].Result, ct) : null);
    }

    private static ResultBoard.VersionRow Row(RoundResult result, int cards) => new(
        result.Number, result.Stage, result.Root, cards, result.CommittedAt, result.CommittedBy, result.ApprovedAt, result.PublishedAt, result.Standing.FirstOrDefault(d => d.Kind == DecisionKind.Publication)?.Number);

    private async Task<IReadOnlyList<RuleBroken>> Missing(Round round, RoundResult? latest, CancellationToken ct) =>
        latest is { Corrected: false } ? []
        : await db.WhyNotTotal(round.Id, await db.Counted(round.Id).AsNoTracking().OrderBy(c => c.Title).ToListAsync(ct), ct);

    private async Task<ResultBoard.Pending?> Corrected(RoundResult latest, CancellationToken ct)
    {
        var opened = latest.OpenedCards();
        return opened.Count == 0 ? null : new(opened.Count, await db.Set<Scorecard>().CountAsync(c => opened.Contains(c.Id) && c.Stage != CardStage.Locked, ct));
    }
}
