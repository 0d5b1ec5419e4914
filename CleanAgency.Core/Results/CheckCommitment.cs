using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Results;

/// <summary>核验封存: reckons every card of the commitment and every frozen line again, and names what says something else. Recorded itself.</summary>
[Recorded]
[Needs(Permission.CheckSeals)]
public sealed record CheckCommitment(Guid RoundId) : Query<CheckCommitment.Finding>, IAbout<Round>
{
    Guid IAbout<Round>.RowId => RoundId;

    /// <param name="Again">The number over the cards as they are now; the same as <paramref name="Root"/> while nothing is altered or being corrected.</param>
    /// <param name="Altered">Cards that say something else, or are gone.</param>
    /// <param name="Corrected">Cards opened or locked anew by a correction since.</param>
    /// <param name="Lines">Units whose frozen line says something else.</param>
    /// <param name="Whole">The frozen lines are the ones that were approved, all of them and no other.</param>
    public sealed record Finding(string Result, string Root, string Again, int Cards, IReadOnlyList<string> Altered, IReadOnlyList<string> Corrected, IReadOnlyList<string> Lines, bool Whole)
    {
        public bool Holds => Altered.Count == 0 && Whole;
    }
}

internal sealed class CheckCommitmentHandler(ResultDesk desk, CardSeals seals, IAppDb db, AuditNote note) : IRequestHandler<CheckCommitment, CheckCommitment.Finding>
{
    public async Task<CheckCommitment.Finding> Handle(CheckCommitment query, CancellationToken ct)
    {
        var (_, result) = await desk.Open(query.RoundId, ct);
        var committed = await db.Set<CommittedCard>().AsNoTracking().Where(c => c.ResultId == result.Id).OrderBy(c => c.Title).ToListAsync(ct);
        var cards = db.Set<Scorecard>().AsNoTracking().Where(c => db.Set<CommittedCard>().Any(one => one.ResultId == result.Id && one.CardId == c.Id));
        var now = await seals.Of(cards, ct);
        var stored = await cards.ToDictionaryAsync(c => c.Id, ct);
        var opened = result.Decisions.Where(d => d.Kind == DecisionKind.Correction).Select(d => d.AboutId!.Value).ToHashSet();
        // A card in correction is being changed by right; once it is locked anew, its new seal must hold.
        var corrected = committed.Where(c => opened.Contains(c.CardId) && stored.GetValueOrDefault(c.CardId) is { } card && (card.BeingCorrected || card.Seal == now[c.CardId])).ToList();
        var altered = committed.Except(corrected).Where(c => now.GetValueOrDefault(c.CardId) != c.Seal).ToList();
        var lines = await db.Set<ResultLine>().AsNoTracking().Where(l => l.ResultId == result.Id).OrderBy(l => l.Code).ToListAsync(ct);
        var finding = new CheckCommitment.Finding(
            result.Caption, result.Root, now.Count == 0 ? "" : Commitment.Root(now.Select(one => (one.Key, one.Value))), committed.Count,
            [.. altered.Select(c => c.Title)], [.. corrected.Select(c => c.Title)], [.. lines.Where(l => l.Content.Seal != l.Seal).Select(l => l.Unit)],
            result.Frozen is null || (lines.Count > 0 && Commitment.Root(lines.Select(l => (l.UnitId, l.Content.Seal))) == result.Frozen));
        note.Say("Results.Note.Checked", result.Caption, committed.Count, Totals.Titles(finding.Altered.Concat(finding.Lines)));
        if (!finding.Holds)
        {
            note.Fail("Results.CommitmentBroken");
        }

        return finding;
    }
}
