using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>Everything that stands between a card and its signatures.</summary>
[Needs(Permission.Score)]
public sealed record CardGaps(Guid CardId) : Query<CardGaps.Answer>, IAbout<Scorecard>
{
    Guid IAbout<Scorecard>.RowId => CardId;

    /// <param name="Content">The fingerprint of what the reader sees; who signs says it back.</param>
    public sealed record Answer(string Content, IReadOnlyList<Gap> Gaps, SignaturesNeeded Needed, IReadOnlyList<Device> Devices)
    {
        public bool InDoubt => Devices.Any(d => !d.Empty);
    }

    /// <param name="Empty">It has said so since the deliberation began.</param>
    /// <param name="ScoredAt">Its person's last stroke since then: it is in use, and what it has said holds for that moment only.</param>
    public sealed record Device(string Name, string Person, DateTime TakenAt, DateTime LastContact, int Unsent, bool Empty, DateTime? ScoredAt);
}

internal sealed class CardGapsHandler(CardReader cards, IAppDb db) : IRequestHandler<CardGaps, CardGaps.Answer>
{
    public async Task<CardGaps.Answer> Handle(CardGaps query, CancellationToken ct)
    {
        var card = await db.Set<Scorecard>().AsNoTracking().FindOrRefuse(query.CardId, ct);
        var (content, gaps) = await cards.Read(card, ct);
        var standing = await db.SignaturesOn(card.Id).AsNoTracking().Where(s => s.Content == content.Fingerprint).ToListAsync(ct);
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(card.RoundId, ct);
        var devices = await db.Set<CardDevice>().AsNoTracking().Where(d => d.CardId == card.Id).ToListAsync(ct);
        var strokes = await StrokesInDeliberation(card, content, ct);
        return new(content.Fingerprint, gaps, SignaturesNeeded.By((await db.PolicyOf(round, ct)).Signing, standing),
            [.. devices.Select(d => new CardGaps.Device(d.Name, d.Person, d.TakenAt, d.LastContact, d.Unsent, d.IsKnownEmpty(card), strokes[d.PersonId].Max())).OrderBy(d => d.Empty).ThenBy(d => d.ScoredAt is null).ThenBy(d => d.LastContact)]);
    }

    // What the leader has taken in for somebody came from no tablet.
    private async Task<ILookup<Guid, DateTime?>> StrokesInDeliberation(Scorecard card, CardContent content, CancellationToken ct)
    {
        var takenIn = await db.Set<LateRecord>().Where(l => l.CardId == card.Id && l.TakenInAt != null).Select(l => l.Id).ToListAsync(ct);
        return content.Marks.Where(m => card.Stage == CardStage.Deliberating && m.At >= card.StageAt && !takenIn.Contains(m.Id)).ToLookup(m => m.By, m => (DateTime?)m.At);
    }
}
