namespace CleanAgency.Core.Sheets;

public enum LetterCase
{
    AsWritten,
    Upper,
    Lower,
}

internal sealed class TextCell(int most) : CellType<string>
{
    public override bool MayBeBlank => true;

    public override string WhenBlank => "";

    public override string Hint => Written.InOffice("Sheets.Hint.Text", most);

    public override Parsed<string> Read(RawCell cell)
    {
        if (LostDigits(cell))
        {
            return new NotParsed("Sheets.LostDigits");
        }

        var text = Written.Clean(cell.Shown);
        return text.Length <= most ? text : new NotParsed("Sheets.TooLong", text.Length, most);
    }

    public override object? Write(string value) => string.IsNullOrEmpty(value) ? null : value;

    // As it would be read: a stored value with a space at its end is no change.
    public override string Say(string value) => Written.Clean(value ?? "");

    // Excel keeps 15 digits of a number: an identity number typed as one has lost its end, whatever the cell shows.
    internal static bool LostDigits(RawCell cell) => cell.Value is double number && Math.Abs(number) >= 1e15;
}

internal sealed class CodeCell(int most, LetterCase letters) : CellType<string>
{
    public override bool MayBeBlank => true;

    public override string WhenBlank => "";

    public override string Hint => Written.InOffice("Sheets.Hint.Code", most);

    public override Parsed<string> Read(RawCell cell) =>
        TextCell.LostDigits(cell) ? new NotParsed("Sheets.LostDigits") : Read(Written.Code(cell.Shown));

    public override object? Write(string value) => string.IsNullOrEmpty(value) ? null : value;

    public override string Say(string value) => Cased(Written.Code(value ?? ""));

    internal Parsed<string> Read(string code)
    {
        if (code.Any(char.IsWhiteSpace))
        {
            return new NotParsed("Sheets.CodeSpaced");
        }

        return code.Length > most ? new NotParsed("Sheets.TooLong", code.Length, most) : Cased(code);
    }

    private string Cased(string code) => letters switch
    {
        LetterCase.Upper => code.ToUpperInvariant(),
        LetterCase.Lower => code.ToLowerInvariant(),
        _ => code,
    };
}

internal sealed class CodesCell(CodeCell one) : CellType<IReadOnlyList<string>>
{
    internal static readonly char[] Between = [' ', '\n', '\t', ',', ';', '\u3001'];

    public override bool MayBeBlank => true;

    public override IReadOnlyList<string> WhenBlank => [];

    public override string Hint => Written.InOffice("Sheets.Hint.Codes");

    public override Parsed<IReadOnlyList<string>> Read(RawCell cell)
    {
        if (TextCell.LostDigits(cell))
        {
            return new NotParsed("Sheets.LostDigits");
        }

        var codes = new List<string>();
        foreach (var code in Written.Code(cell.Shown).Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parsed = one.Read(code);
            if (!parsed.Done)
            {
                return new NotParsed(parsed.Code, parsed.Arguments);
            }

            codes.Add(parsed.Value!);
        }

        return new([.. codes.Distinct()], null, []);
    }

    public override object? Write(IReadOnlyList<string> value) => value is { Count: > 0 } ? Say(value) : null;

    public override string Say(IReadOnlyList<string> value) => string.Join('\u3001', (value ?? []).Select(one.Say));
}
