namespace CleanAgency.Core.Sheets;

internal sealed class YesNoCell : CellType<bool>
{
    private static readonly HashSet<string> Yes = [.. Written.InOffice("Sheets.Yes.Also").Split(' ')];
    private static readonly HashSet<string> No = [.. Written.InOffice("Sheets.No.Also").Split(' ')];

    public override bool MayBeBlank => true;

    public override bool WhenBlank => false;

    public override IReadOnlyList<string> Choices { get; } = [Written.InOffice("Sheets.Yes"), Written.InOffice("Sheets.No")];

    public override string Hint => Written.InOffice("Sheets.Hint.YesNo");

    public override Parsed<bool> Read(RawCell cell)
    {
        var word = Written.Title(cell.Shown);
        return Yes.Contains(word) ? true : No.Contains(word) ? false : new NotParsed("Sheets.NotYesNo");
    }

    public override object? Write(bool value) => Say(value);

    public override string Say(bool value) => Choices[value ? 0 : 1];
}

internal sealed class ChoiceCell<T> : CellType<T>
    where T : notnull
{
    private const int Named = 12;
    private readonly Dictionary<string, T> values;
    private readonly Dictionary<T, string> words;

    public ChoiceCell((T Value, string Word)[] choices)
    {
        Choices = [.. choices.Select(choice => choice.Word)];
        values = choices.ToDictionary(choice => Written.Title(choice.Word), choice => choice.Value);
        words = choices.ToDictionary(choice => choice.Value, choice => choice.Word);
    }

    public override IReadOnlyList<string> Choices { get; }

    public override string Hint => Written.InOffice("Sheets.Hint.Choice", List());

    public override Parsed<T> Read(RawCell cell) =>
        values.TryGetValue(Written.Title(cell.Shown), out var value) ? value : new NotParsed("Sheets.NotInList", List());

    public override object? Write(T value) => Say(value);

    public override string Say(T value) => words[value];

    private string List() => string.Join('\u3001', Choices.Take(Named)) + (Choices.Count > Named ? "…" : "");
}

internal sealed class OrNoneCell<T>(CellType<T> type) : CellType<T?>
    where T : struct
{
    public override bool MayBeBlank => true;

    public override T? WhenBlank => null;

    public override CellForm Form => type.Form;

    public override IReadOnlyList<string> Choices => type.Choices;

    public override string Hint => type.Hint;

    public override Parsed<T?> Read(RawCell cell)
    {
        var parsed = type.Read(cell);
        return new(parsed.Value, parsed.Code, parsed.Arguments);
    }

    public override object? Write(T? value) => value is { } some ? type.Write(some) : null;

    public override string Say(T? value) => value is { } some ? type.Say(some) : "";
}

internal sealed class OrElseCell<T>(CellType<T> type, T whenBlank) : CellType<T>
{
    public override bool MayBeBlank => true;

    public override T WhenBlank => whenBlank;

    public override CellForm Form => type.Form;

    public override IReadOnlyList<string> Choices => type.Choices;

    public override string Hint => type.Hint;

    public override Parsed<T> Read(RawCell cell) => type.Read(cell);

    public override object? Write(T value) => type.Write(value);

    public override string Say(T value) => type.Say(value);
}

// No list to choose from in the workbook: it would refuse two words in one cell.
internal sealed class SeveralCell<T>(CellType<T> one) : CellType<IReadOnlyList<T>>
    where T : struct, Enum
{
    public override bool MayBeBlank => true;

    public override IReadOnlyList<T> WhenBlank => [];

    public override string Hint => Written.InOffice("Sheets.Hint.Several", string.Join('\u3001', one.Choices));

    public override Parsed<IReadOnlyList<T>> Read(RawCell cell)
    {
        var values = new List<T>();
        foreach (var word in Written.Code(cell.Shown).Split(CodesCell.Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parsed = one.Read(RawCell.Text(word));
            if (!parsed.Done)
            {
                return new NotParsed(parsed.Code, parsed.Arguments);
            }

            values.Add(parsed.Value);
        }

        return new([.. values.Distinct().Order()], null, []);
    }

    public override object? Write(IReadOnlyList<T> value) => value is { Count: > 0 } ? Say(value) : null;

    public override string Say(IReadOnlyList<T> value) => string.Join('\u3001', (value ?? []).Order().Select(one.Say));
}
