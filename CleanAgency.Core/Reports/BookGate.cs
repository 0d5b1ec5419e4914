using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Reports;

/// <summary>What is known of an order before anything is compiled: it is refused at once, and is no job that fails.</summary>
internal sealed class BookGate(Rows<RoundResult> results, Rows<Scorecard> cards, ResultReader reader, IAppDb db, Actor actor)
{
    public async Task RefuseUnlessThere(BookOrder order, CancellationToken ct)
    {
        if (!Enum.IsDefined(order.Kind) || (order.Kind == BookKind.UnitCard) != order.UnitId is not null)
        {
            throw new RuleBroken("Reports.NoSuchBook");
        }

        order.RefuseWithoutRight(actor);
        // A list of findings and a single card show no totals side by side.
        var result = order.Kind is BookKind.Found || (order is { Kind: BookKind.UnitCard, Version: null }) ? null : (await reader.Shown(results.Visible, order.RoundId, order.Version, ct)).Result;
        if (order.Kind is BookKind.UnitCard or BookKind.UnitCards)
        {
            await RefuseCards(order, result, ct);
        }
    }

    // Of a card no other state is kept than the present one: it is not handed out as that of a version before its correction.
    private async Task RefuseCards(BookOrder order, RoundResult? result, CancellationToken ct)
    {
        var asked = await cards.Visible.Where(card => card.RoundId == order.RoundId && card.Stage != CardStage.SetAside && (order.UnitId == null || card.UnitId == order.UnitId)).Select(card => card.Id).ToListAsync(ct);
        if (asked.Count == 0)
        {
            throw new RuleBroken("Reports.NoCards", (await db.Set<Round>().AsNoTracking().FindOrRefuse(order.RoundId, ct)).Code);
        }

        if (order.Version is { } version && result!.OpenedCards().Overlaps(asked))
        {
            throw new RuleBroken("Reports.CardsSince", version);
        }
    }
}
