using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using static CleanAgency.Core.Reports.ReportWords;

namespace CleanAgency.Core.Reports;

/// <summary>扣分明细: every item that lost something: how much, by which rule, and what was found. What was lost is what was counted; the cards only say why.</summary>
internal static class DeductionReport
{
    public static IEnumerable<ReportSheet> Sheets(RoundReport report, IReadOnlyDictionary<(Guid Unit, string Group, string Item), LostReason> reasons)
    {
        ReportColumn[] columns =
        [
            .. UnitColumns(), Column("Item", CellLook.Word, 8), Column("ItemName", CellLook.Text, 26), Column("ItemMax", CellLook.Points, 8), Column("Points", CellLook.Points, 8),
            Column("Lost", CellLook.Points, 8), Column("Why", CellLook.Text, 44), Column("Facts", CellLook.Text, 50), Column("Files", CellLook.Whole, 8),
        ];
        var lost =
            from line in report.Lines
            from card in CountedCard.In(line)
            from item in card.Items
            where item.Lost > Points.Zero
            select (Line: line, card.Group, Item: item, Reason: reasons.GetValueOrDefault((line.UnitId, card.Group, item.Code)));
        yield return new(Word("Sheet.Lost"), report.Heading("Lost"), report.Note, [new(columns, lost.Select((one, i) => Row(one.Line, one.Group, one.Item, one.Reason, ReportSheet.FirstRow + i)))]) { FrozenColumns = 2, Sealed = report.Settled };
    }

    private static ReportRow Row(LineContent line, string group, CountedItem item, LostReason? reason, int row)
    {
        // A card that was corrected since says why it is as it is now, and nothing about this version.
        var then = item.Zeroed is not null || reason?.Points == item.Points ? reason : null;
        var why = item.Zeroed is { } zeroed ? [Said(zeroed)] : then is null ? [Word("CorrectedSince")] : then.Why.Lines.Select(Said);
        return new(
        [
            line.Code, line.Unit, line.Category, group, item.Code, item.Name, item.Max, item.Points, new Formula($"G{row}-H{row}", item.Lost.Value),
            string.Join('\n', why), then?.Facts ?? "", then?.Files,
        ]);
    }
}

/// <param name="Points">What the card gives now.</param>
/// <param name="Facts">What was found, one found fact a line.</param>
/// <param name="Files">How many photos and files prove it.</param>
internal sealed record LostReason(Points Points, Explanation Why, string Facts, int Files);
