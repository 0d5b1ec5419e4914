using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Results;

/// <summary>核验封存: reckons every card and every frozen line of all versions again, and names what says something else. Recorded itself.</summary>
[Recorded]
[Needs(Permission.CheckSeals)]
public sealed record CheckCommitment(Guid RoundId) : Query<CheckCommitment.Finding>, IAbout<Round>
{
    Guid IAbout<Round>.RowId => RoundId;

    /// <param name="Result">The latest version, whose number and cards follow.</param>
    /// <param name="Again">The number over the cards as they are now; the same as <paramref name="Root"/> while nothing is altered or being corrected.</param>
    /// <param name="Altered">Cards that say something else, or are gone.</param>
    /// <param name="Corrected">Cards opened or locked anew by a correction since.</param>
    /// <param name="Lines">Units whose frozen line says something else.</param>
    /// <param name="Whole">Of every version: its seals are those of its number, and its frozen lines the ones that were approved, all of them and no other.</param>
    public sealed record Finding(string Result, string Root, string Again, int Cards, IReadOnlyList<string> Altered, IReadOnlyList<string> Corrected, IReadOnlyList<string> Lines, bool Whole)
    {
        public bool Holds => Altered.Count == 0 && Whole;
    }
}

internal sealed class CheckCommitmentHandler(CardSeals seals, IAppDb db, AuditNote note) : IRequestHandler<CheckCommitment, CheckCommitment.Finding>
{
    public async Task<CheckCommitment.Finding> Handle(CheckCommitment query, CancellationToken ct)
    {
        var versions = await db.Set<RoundResult>().AsNoTracking().Include(r => r.Decisions).Where(r => r.RoundId == query.RoundId).OrderByDescending(r => r.Number).ToListAsync(ct);
        if (versions.Count == 0)
        {
            throw new RuleBroken("Results.NotCommitted", (await db.Set<Round>().AsNoTracking().FindOrRefuse(query.RoundId, ct)).Code);
        }

        var ids = versions.Select(r => r.Id).ToList();
        var committed = (await db.Set<CommittedCard>().AsNoTracking().Where(c => ids.Contains(c.ResultId)).OrderBy(c => c.Title).ToListAsync(ct)).ToLookup(c => c.ResultId);
        var lines = (await db.Set<ResultLine>().AsNoTracking().Where(l => ids.Contains(l.ResultId)).OrderBy(l => l.Code).ToListAsync(ct)).ToLookup(l => l.ResultId);
        var cards = db.Set<Scorecard>().AsNoTracking().Where(c => db.Set<CommittedCard>().Any(one => ids.Contains(one.ResultId) && one.CardId == c.Id));
        var (now, stored) = (await seals.Of(cards, ct), await cards.ToDictionaryAsync(c => c.Id, ct));
        var (opened, corrected, altered) = (new HashSet<Guid>(), new HashSet<string>(), new HashSet<string>());
        // From the latest back: what one version was corrected in is corrected for those before it too.
        foreach (var version in versions)
        {
            opened.UnionWith(version.OpenedCards());
            foreach (var one in committed[version.Id])
            {
                // A card in correction is being changed by right; once it is locked anew, its new seal must hold.
                var right = opened.Contains(one.CardId) && stored.GetValueOrDefault(one.CardId) is { } card && (card.BeingCorrected || card.Seal == now[one.CardId]);
                _ = right ? corrected.Add(one.Title) : now.GetValueOrDefault(one.CardId) != one.Seal && altered.Add(one.Title);
            }
        }

        var latest = versions[0];
        var of = committed[latest.Id].Select(one => one.CardId).Where(now.ContainsKey).ToList();
        var finding = new CheckCommitment.Finding(
            latest.Caption, latest.Root, of.Count == 0 ? "" : Commitment.Root(of.Select(id => (id, now[id]))), committed[latest.Id].Count(), [.. altered], [.. corrected],
            [.. versions.SelectMany(version => lines[version.Id].Where(l => l.Content.Seal != l.Seal).Select(l => l.Unit)).Distinct()],
            versions.All(version => Stands(version, committed[version.Id]) && IsWhole(version, [.. lines[version.Id]])));
        note.Say("Results.Note.Checked", latest.Caption, finding.Cards, Totals.Titles(finding.Altered.Concat(finding.Lines)));
        if (!finding.Holds)
        {
            note.Fail("Results.CommitmentBroken");
        }

        return finding;
    }

    // The seals are those to which the number was given out.
    private static bool Stands(RoundResult version, IEnumerable<CommittedCard> committed) => committed.Any() && Commitment.Root(committed.Select(one => (one.CardId, one.Seal))) == version.Root;

    private static bool IsWhole(RoundResult version, IReadOnlyList<ResultLine> lines) =>
        version.Frozen is null || (lines.Count > 0 && Commitment.Root(lines.Select(l => (l.UnitId, l.Content.Seal))) == version.Frozen);
}
