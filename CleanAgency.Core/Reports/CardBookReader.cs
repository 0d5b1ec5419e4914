using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static CleanAgency.Core.Reports.ReportWords;

namespace CleanAgency.Core.Reports;

/// <summary>Reads cards as their readers see them, each with what its unit came to, as far as the asker may know that.</summary>
internal sealed class CardBookReader(Rows<Scorecard> cards, Rows<RoundResult> results, Rows<ResultLine> lines, IRequestHandler<ReadCard, CardDocument> reader, IAppDb db, Actor actor)
{
    // A card as of its last stroke or step: printing it again changes nothing.
    public async Task<ReportBook> Read(Round round, BookOrder order, Action<int> told, CancellationToken ct)
    {
        var asked = await (
            from card in cards.Visible
            where card.RoundId == round.Id && card.Stage != CardStage.SetAside && (order.UnitId == null || card.UnitId == order.UnitId)
            join of in db.Set<SupervisedUnit>() on card.UnitId equals of.Id
            orderby of.Sequence, card.Second
            select new { card.Id, UnitId = of.Id, of.Code, of.Name, card.StageAt, Touched = db.Set<ItemScore>().Where(score => score.CardId == card.Id).Max(score => (DateTime?)score.TouchedAt) }).ToListAsync(ct);
        var result = await Result(round, order, ct);
        List<ReportSheet> sheets = [];
        var asOf = result.Result?.ApprovedAt ?? round.AnnouncedAt ?? DateTime.MinValue;
        foreach (var (place, one) in asked.Index())
        {
            var at = new[] { one.StageAt, one.Touched, round.AnnouncedAt }.Max() ?? asOf;
            asOf = asOf > at ? asOf : at;
            var report = CardReport.Of(await reader.Handle(new(one.Id) { OnPaper = true }, ct)) with { At = at };
            sheets.Add(UnitCardReport.Sheet(report, $"{one.Code} {one.Name} {report.Group}", Came(result, one.UnitId, one.Id)));
            told(ReportBook.HalfRead * (place + 1) / asked.Count);
        }

        return BookReader.Book(round, asOf, order.UnitId is null ? Word($"BookKind.{BookKind.UnitCards}") : $"{Word($"BookKind.{BookKind.UnitCard}")}-{asked[0].Name}", sheets);
    }

    // What is not approved is nobody's result yet.
    private async Task<(RoundResult? Result, IReadOnlyDictionary<Guid, LineContent> Lines)> Result(Round round, BookOrder order, CancellationToken ct)
    {
        var approved = results.Visible.AsNoTracking().Include(one => one.Decisions).Where(one => one.RoundId == round.Id && one.ApprovedAt != null && (order.Version == null || one.Number == order.Version));
        var result = await approved.OrderByDescending(one => one.Number).FirstOrDefaultAsync(ct);
        return result is null ? (null, new Dictionary<Guid, LineContent>())
            : (result, await lines.Visible.AsNoTracking().Where(line => line.ResultId == result.Id && (order.UnitId == null || line.UnitId == order.UnitId)).ToDictionaryAsync(line => line.UnitId, line => line.Content, ct));
    }

    private UnitCame? Came((RoundResult? Result, IReadOnlyDictionary<Guid, LineContent> Lines) of, Guid unit, Guid card) => of.Lines.GetValueOrDefault(unit) is not { } line ? null : new(
        of.Result!.Number, of.Result.ApprovedAt!.Value, of.Result.OpenedCards().Contains(card),
        actor.Has(Permission.SeeEveryResult) || of.Result.ShownRank != PublishedRank.None, line);
}

/// <summary>What the unit of a card came to in an approved version of the result.</summary>
/// <param name="CorrectedSince">This card has been opened again: the version was made of what it said before.</param>
/// <param name="Ranks">Whether the asker may know them.</param>
internal sealed record UnitCame(int Version, DateTime ApprovedAt, bool CorrectedSince, bool Ranks, LineContent Line);
