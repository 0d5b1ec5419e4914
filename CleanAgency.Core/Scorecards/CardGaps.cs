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
    public sealed record Device(string Name, string Person, DateTime TakenAt, DateTime LastContact, int Unsent, bool Empty);
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
        return new(content.Fingerprint, gaps, SignaturesNeeded.By((await db.PolicyOf(round, ct)).Signing, standing),
            [.. devices.OrderBy(d => d.IsKnownEmpty(card)).ThenBy(d => d.LastContact).Select(d => new CardGaps.Device(d.Name, d.Person, d.TakenAt, d.LastContact, d.Unsent, d.IsKnownEmpty(card)))]);
    }
}
