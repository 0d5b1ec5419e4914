using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Schemes;

/// <summary>How a tie is broken, in words: a fixed phrase, or the first-level item whose higher score decides.</summary>
internal sealed class TieCell : CellType<TieBreak>
{
    private static readonly TieKind[] Fixed = [TieKind.FewerNegative, TieKind.HigherOnTimeRate, TieKind.HigherBallot, TieKind.SharedRank];
    private static readonly string HigherArea = Word(TieKind.HigherArea);

    public override IReadOnlyList<string> Choices { get; } = [.. Fixed.Select(Word)];

    public override string Hint => Written.InOffice("Schemes.Hint.Tie", string.Join('\u3001', Choices), HigherArea);

    public override Parsed<TieBreak> Read(RawCell cell)
    {
        var said = Written.Clean(cell.Shown);
        return Fixed.Where(kind => Word(kind) == said).Select(kind => new TieBreak(kind)).FirstOrDefault() is { } known ? known
            : said.EndsWith(HigherArea, StringComparison.Ordinal) && said.Length > HigherArea.Length ? new TieBreak(TieKind.HigherArea, said[..^HigherArea.Length].Trim())
            : new NotParsed("Schemes.NotTie", string.Join('\u3001', Choices), HigherArea);
    }

    public override object? Write(TieBreak value) => Say(value);

    public override string Say(TieBreak value) => value.Area + Word(value.By);

    private static string Word(TieKind kind) => Written.InOffice($"Schemes.TieKind.{kind}");
}
