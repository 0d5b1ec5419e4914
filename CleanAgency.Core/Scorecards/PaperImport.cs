using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Scorecards;

/// <summary>
/// What a card that was filled in on paper would enter. The preview and the import ask the same question. On paper nobody sees what
/// others have entered meanwhile: where it differs, both stay, as between two tablets.
/// </summary>
internal sealed class PaperImport
{
    private static readonly PaperSheet Sheet = PaperSheet.Layout;
    private readonly Scorecard card;
    private readonly Guid me;
    private readonly Dictionary<(string Item, string Line), PaperLine> lines;
    private readonly ILookup<(Guid Item, string Field), Claim> claims;
    private readonly ILookup<Guid, Occurrence> entries;
    private readonly IReadOnlyList<SheetRow<PaperRow>> filled;

    /// <param name="said">Every claim there ever was on the card.</param>
    public PaperImport(RawWorkbook book, Scorecard card, CardScheme scheme, IEnumerable<Claim> said, IEnumerable<Occurrence> found, Guid me)
    {
        (this.card, this.me) = (card, me);
        Head = PaperHeadSheet.Layout.RefuseUnlessOf(card, book);
        lines = scheme.Items.Values.SelectMany(item => PaperLine.Of(item, new Dictionary<string, KnownFact>())).ToDictionary(line => (line.Item.Code.ToUpperInvariant(), line.Name.ToUpperInvariant()));
        (claims, entries) = (said.OrderBy(c => c.Number).ToLookup(c => (c.ItemId, c.Field)), found.OrderBy(o => o.WithdrawnAt is not null).ToLookup(o => o.ItemId));
        var reading = Sheet.Read(book);
        filled = [.. reading.Rows.Where(Sheet.IsFilled)];
        if (filled.Count == 0)
        {
            throw new RuleBroken("Scorecards.Paper.Empty");
        }

        Judgement = Sheet.Judge(
            reading with { Rows = filled }, filled.Select(row => row.Value).OfType<PaperRow>().Select(Standing).OfType<PaperRow>().DistinctBy(row => SheetKey.Of(Sheet, row)), Problems, Settle,
            tell: row => string.Join(RuleTexts.Say("Schemes.Words.Stop"), Strokes(LineOf(row)!, row, DateTime.UnixEpoch).Select(stroke => StrokeWords.Of(stroke, scheme))));
    }

    public Judgement<PaperRow> Judgement { get; }

    public Judgement<PaperHeadSheet.Row> Head { get; }

    /// <summary>What to know before it is written: where both stay, what was entered before and has been changed since, and what a found fact puts an end to.</summary>
    public IReadOnlyList<TextCode> Notices =>
    [
        .. Judgement.Rows.Count(verdict => verdict.Changes.Any(change => change.By.Length > 0)) is > 0 and var both ? [new TextCode("Scorecards.Paper.Both", both)] : Array.Empty<TextCode>(),
        .. from verdict in Judgement.Rows
           where verdict is { Kind: VerdictKind.Unchanged, Row: { } row } && LineOf(row) is { Form: not PaperForm.Found } line && line.Sets(row).Any(set => !claims[(line.Item.Id, set.Field)].Any(c => c.EndedBy is null && c.Value == set.Value))
           select new TextCode("Scorecards.Paper.Since", verdict.Row!.Code, verdict.Row.Line),
        .. (from verdict in Judgement.Rows
            where verdict is { Kind: VerdictKind.New, Row: { } row } && LineOf(row) is { Form: PaperForm.Found }
            let line = LineOf(verdict.Row!)!
            from none in lines.Values.Where(l => l.Item == line.Item && l.Part?.Codes.Contains(line.Field) == true).SelectMany(l => claims[(l.Item.Id, l.Field)])
            where none.EndedBy is null
            select (line.Item.Code, none.ByName)).Distinct().Select(none => new TextCode("Scorecards.Paper.Beats", none.Code, none.ByName)),
    ];

    /// <summary>The strokes that a tablet would have made, item by item.</summary>
    public IEnumerable<Tap> Strokes(DateTime at) =>
        from verdict in Judgement.Rows
        where verdict.Kind is VerdictKind.New or VerdictKind.Changed
        from stroke in Strokes(LineOf(verdict.Row!)!, verdict.Row!, at)
        select stroke;

    private IEnumerable<Tap> Strokes(PaperLine line, PaperRow row, DateTime at) => line.Form == PaperForm.Found
        ? [new AddOccurrence(Guid.CreateVersion7(), card.Id, card.Epoch, line.Item.Id, at, line.Found(row))]
        : from set in line.Sets(row)
          where Said(line, set) is not { } there || there.Value != set.Value || (there.By == me && (there.Source, there.Note) != (set.Source, set.Note))
          select new SetAnswer(Guid.CreateVersion7(), card.Id, card.Epoch, line.Item.Id, at, set.Field, set.Value, set.Source, set.Note, new(0));

    private PaperLine? LineOf(PaperRow row) => lines.GetValueOrDefault((row.Code, row.Line));

    private PaperRow? Standing(PaperRow row)
    {
        if (LineOf(row) is not { } line || Broken(line, row) is not null)
        {
            return null;
        }

        return line.Form == PaperForm.Found
            ? Entry(line, row) is { } entry ? row with { Answer = $"{entry.Count}" } : null
            : line.Sets(row).Select(set => Said(line, set)).OfType<Claim>().ToList() is { Count: > 0 } there ? line.Beside(row, there, me) : null;
    }

    // What he said last himself counts as said, whatever others have made of it since: the same sheet brought twice enters nothing twice.
    private Claim? Said(PaperLine line, PaperSet set)
    {
        var all = claims[(line.Item.Id, set.Field)].ToList();
        var mine = all.LastOrDefault(c => c.By == me);
        var others = all.Where(c => c.EndedBy is null && c.By != me && line.Form != PaperForm.Comment).ToList();
        return mine is { } last && (last.Value == set.Value || last.EndedBy is null) ? last : others.Find(c => c.Value == set.Value) ?? others.FirstOrDefault();
    }

    private Occurrence? Entry(PaperLine line, PaperRow row) => entries[line.Item.Id].FirstOrDefault(o =>
        (o.Code, o.Fact, o.Person ?? "", o.Place ?? "", o.On) == (line.Field, row.Fact, row.Person, row.Place, row.On));

    private PaperRow Settle(PaperRow row, PaperRow was)
    {
        var tidy = LineOf(row) is { } line ? row with { Answer = line.Tidy(row.Answer) } : row;
        return (tidy.Answer, tidy.Whole) == (was.Answer, was.Whole) && (was.By.Length > 0 || row.Note.Length == 0) ? was : tidy;
    }

    private IEnumerable<SheetProblem> Problems(SheetRow<PaperRow> row, PaperRow? was)
    {
        if (LineOf(row.Value!) is not { } line)
        {
            return [lines.Keys.Any(key => key.Item == row.Value!.Code) ? row.Refuse(Sheet.Line, "Scorecards.Paper.NoSuchLine", row.Value!.Code, row.Value.Line) : row.Refuse(Sheet.Code, "Scorecards.Paper.NoSuchItem", row.Value!.Code)];
        }

        List<SheetProblem> elsewhere =
        [
            .. from column in Sheet.Filled
               where !line.Takes(column) && row.Said(column).Length > 0
               select row.Refuse(column, "Scorecards.Paper.NotHere", column.Title),
        ];
        return elsewhere.Count > 0 ? elsewhere : WhyNot(line, row.Value!, was) is { } no ? [row.Refuse(Sheet.ColumnOf(no), no.Code, no.Arguments)] : [];
    }

    private static RuleBroken? Broken(PaperLine line, PaperRow row) => RuleBroken.By(() => _ = line.Form == PaperForm.Found ? line.Found(row) : (object)line.Sets(row));

    private RuleBroken? WhyNot(PaperLine line, PaperRow row, PaperRow? was) => Broken(line, row)
        ?? (line.Form == PaperForm.Found ? WhyNotFound(line, row) : line.Part is { } part && was is null ? WhyNotNone(line, part) : null);

    private RuleBroken? WhyNotFound(PaperLine line, PaperRow row) => Entry(line, row) switch
    {
        { WithdrawnAt: not null } gone => new("Scorecards.Paper.Withdrawn", gone.WithdrawnBy ?? "", gone.WithdrawnWhy ?? ""),
        { } there when $"{there.Count}" != line.Tidy(row.Answer) => new("Scorecards.Paper.OtherCount", there.ByName, there.Count),
        _ => null,
    };

    // Something found beats nothing found: on the card, and in the sheet itself.
    private RuleBroken? WhyNotNone(PaperLine line, PartRule part) =>
        entries[line.Item.Id].FirstOrDefault(o => o.WithdrawnAt is null && part.Codes.Contains(o.Code)) is { } entry ? new("Scorecards.Paper.FoundAlready", entry.ByName, entry.Fact)
        : filled.FirstOrDefault(row => row.Value is { } said && LineOf(said) is { Form: PaperForm.Found } found && found.Item == line.Item && part.Codes.Contains(found.Field)) is { } beside ? new("Scorecards.Paper.FoundHere", beside.Number)
        : null;
}
