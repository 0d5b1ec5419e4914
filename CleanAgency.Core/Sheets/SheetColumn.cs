namespace CleanAgency.Core.Sheets;

/// <summary>What a column is called in the office's files, what the template says about it, and which other titles are understood.</summary>
public sealed record ColumnText(string Title, string? Note = null, params IReadOnlyList<string> Also)
{
    /// <summary>From the texts of a feature: Units.Sheet.Name, with Units.Sheet.Name.Note and Units.Sheet.Name.Also (titles between |) if there are such lines.</summary>
    public static ColumnText Of(string code) =>
        new(Written.InOffice(code), Written.InOfficeIfSaid(code + ".Note"), Written.InOfficeIfSaid(code + ".Also")?.Split('|') ?? []);

    public static implicit operator ColumnText(string code) => Of(code);
}

/// <summary>A column of a sheet, whatever its rows and values are.</summary>
public abstract class SheetColumn
{
    public required ColumnText Text { get; init; }

    public required int Index { get; init; }

    public required bool Required { get; init; }

    /// <summary>In letters; a Chinese character counts two.</summary>
    public required double Width { get; init; }

    public string Title => Text.Title;

    public abstract CellForm Form { get; }

    public abstract IReadOnlyList<string> Choices { get; }

    public abstract string Hint { get; }

    internal abstract CellRead Read(RawCell cell, CellRange where);

    internal bool IsCalled(string title) => title == Written.Title(Title) || Text.Also.Any(also => title == Written.Title(also));
}

/// <summary>A cell after reading: its value and the value in words, or what is wrong with it.</summary>
internal readonly record struct CellRead(object? Value, string Said, SheetProblem? Problem);

public abstract class SheetColumn<TRow> : SheetColumn
{
    public abstract string Say(TRow row);

    internal abstract object? Write(TRow row);
}

public sealed class SheetColumn<TRow, T>(CellType<T> type, Func<TRow, T> of) : SheetColumn<TRow>
{
    public override CellForm Form => type.Form;

    public override IReadOnlyList<string> Choices => type.Choices;

    public override string Hint => type.Hint;

    public override string Say(TRow row) => type.Say(of(row));

    internal override object? Write(TRow row) => type.Write(of(row));

    internal override CellRead Read(RawCell cell, CellRange where)
    {
        if (cell.Trouble != RawTrouble.None || cell.IsBlank)
        {
            var code = cell.Trouble switch
            {
                RawTrouble.Formula => "Sheets.Formula",
                RawTrouble.Error => "Sheets.ErrorValue",
                _ when Required => "Sheets.Blank",
                _ => null,
            };
            return code is null ? new(type.WhenBlank, type.Say(type.WhenBlank), null) : No(code, []);
        }

        var parsed = type.Read(cell);
        return parsed.Done ? new(parsed.Value, type.Say(parsed.Value!), null) : No(parsed.Code, parsed.Arguments);

        CellRead No(string code, IReadOnlyList<object?> more)
        {
            var shown = Written.Short(Written.Clean(cell.Shown));
            return new(null, shown, new(where, code, [Title, shown, .. more]));
        }
    }
}
