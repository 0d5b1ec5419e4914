using CleanAgency.Core.Common;

namespace CleanAgency.Core.Sheets;

/// <summary>The types that columns are declared with.</summary>
public static class Cell
{
    /// <summary>Yes or no; a blank cell is no.</summary>
    public static CellType<bool> YesNo { get; } = new YesNoCell();

    public static CellType<DateOnly> Date { get; } = new DateCell();

    /// <summary>Words, trimmed; blank is "".</summary>
    public static CellType<string> Text(int mostLetters) => new TextCell(mostLetters);

    /// <summary>A code, number or account: stays text as the cell shows it, half-width, without spaces; blank is "".</summary>
    public static CellType<string> Code(int mostLetters, LetterCase letters = LetterCase.AsWritten) => new CodeCell(mostLetters, letters);

    /// <summary>Codes separated by spaces, 、 or commas, each once; blank is none.</summary>
    public static CellType<IReadOnlyList<string>> Codes(int mostLetters, LetterCase letters = LetterCase.AsWritten) =>
        new CodesCell(new(mostLetters, letters));

    public static CellType<int> Whole(int least, int most) => new WholeCell(least, most);

    /// <summary>A number with up to two decimals, kept in hundredths.</summary>
    public static CellType<int> Hundredths(int least, int most) => new HundredthsCell(least, most);

    /// <summary>Points with up to two decimals.</summary>
    public static CellType<Points> Points(Points least, Points most) => new PointsCell(least, most);

    public static CellType<T> Choice<T>(IEnumerable<(T Value, string Word)> words)
        where T : notnull => new ChoiceCell<T>([.. words]);

    /// <summary>An enum by its words in the texts of the feature.</summary>
    public static CellType<T> Choice<T>(string feature)
        where T : struct, Enum =>
        Choice(Enum.GetValues<T>().Select(value => (value, Written.InOffice($"{feature}.{typeof(T).Name}.{value}"))));

    /// <summary>Several words of an enum, separated like codes, each once and in the enum's order; blank is none.</summary>
    public static CellType<IReadOnlyList<T>> Several<T>(string feature)
        where T : struct, Enum => new SeveralCell<T>(Choice<T>(feature));

    /// <summary>A blank cell means nothing.</summary>
    public static CellType<T?> OrNone<T>(this CellType<T> type)
        where T : struct => new OrNoneCell<T>(type);

    /// <summary>A blank cell means this.</summary>
    public static CellType<T> OrElse<T>(this CellType<T> type, T whenBlank) => new OrElseCell<T>(type, whenBlank);
}
