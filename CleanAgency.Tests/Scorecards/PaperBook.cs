using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Sheets;
using CleanAgency.Tests.Fixtures;
using ClosedXML.Excel;

namespace CleanAgency.Tests.Scorecards;

/// <summary>The fill-in sheet of a card in an office program, line by line as somebody copies it from paper.</summary>
internal sealed class PaperBook : IDisposable
{
    private readonly XLWorkbook book;
    private MemoryStream saved;

    public PaperBook(byte[] bytes) => book = new(saved = new(bytes));

    public byte[] Bytes
    {
        get
        {
            // ClosedXML goes on reading from what it was saved to last.
            saved = new();
            book.SaveAs(saved);
            return saved.ToArray();
        }
    }

    public IXLWorksheet Sheet => book.Worksheet(PaperSheet.Layout.Name);

    /// <summary>The line of the sheet 评分表 by which the import knows the card.</summary>
    public IXLCell Key => book.Worksheet("评分表").LastRowUsed().Cell(2);

    public static async Task<PaperBook> Of(ScoringHand hand) => new((await hand.Sender.Send(new PaperTemplate(hand.Card))).Bytes);

    public bool Has(string item, string line) => RowOf(item, line) is not null;

    /// <summary>Fills in the line of that name, or a copy of it below where it has been filled in already. Answers with its row.</summary>
    public int Fill(string item, string line, string answer = "", string whole = "", string fact = "", string person = "", string note = "")
    {
        var row = RowOf(item, line) is { } printed && printed.Cell(PaperSheet.Layout.Answer.Index + 1).IsEmpty() ? printed : Sheet.LastRowUsed().RowBelow();
        foreach (var (column, text) in new (SheetColumn, string)[]
        {
            (PaperSheet.Layout.Code, item), (PaperSheet.Layout.Line, line), (PaperSheet.Layout.Answer, answer), (PaperSheet.Layout.Whole, whole),
            (PaperSheet.Layout.Fact, fact), (PaperSheet.Layout.Person, person), (PaperSheet.Layout.Note, note),
        })
        {
            row.Cell(column.Index + 1).SetValue(text);
        }

        return row.RowNumber();
    }

    public Task<Guid> Upload(ScoringHand hand) => hand.Sender.Send(new UploadPaper("回填表.xlsx", new(Bytes)));

    public async Task<PaperPreview.Answer> Preview(ScoringHand hand) => await hand.Sender.Send(new PaperPreview(hand.Card, await Upload(hand)));

    /// <summary>Uploads it and enters what the preview shows.</summary>
    public async Task<PaperPreview.Answer> Enter(ScoringHand hand)
    {
        var upload = await Upload(hand);
        var preview = await hand.Sender.Send(new PaperPreview(hand.Card, upload));
        await hand.Sender.Send(new EnterPaper(hand.Card, upload, preview.Fingerprint));
        return preview;
    }

    public void Dispose()
    {
        book.Dispose();
        saved.Dispose();
    }

    private IXLRow? RowOf(string item, string line) => Sheet.RowsUsed().FirstOrDefault(row =>
        row.Cell(PaperSheet.Layout.Code.Index + 1).GetString() == item && row.Cell(PaperSheet.Layout.Line.Index + 1).GetString() == line);
}
