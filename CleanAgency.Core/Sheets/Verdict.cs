using CleanAgency.Core.Common;

namespace CleanAgency.Core.Sheets;

/// <summary>In the order in which a person wants to see them.</summary>
public enum VerdictKind
{
    Refused,
    Changed,
    New,
    Unchanged,
}

/// <summary>A field that the import changes, in words.</summary>
/// <param name="By">Whose the old value is, where it stays beside the new one.</param>
public sealed record FieldChange(string Title, string Old, string New, string By = "");

/// <summary>What becomes of one row of an upload.</summary>
/// <param name="Number">The row, as the sheet counts.</param>
/// <param name="Key">What tells this row from others, in words; a cell of it that may be blank is left to the reason.</param>
public record Verdict(int Number, VerdictKind Kind, string Key, string Name, IReadOnlyList<FieldChange> Changes, IReadOnlyList<SheetProblem> Problems)
{
    /// <summary>What a new row comes to; where nothing is said, its key says enough.</summary>
    public string Tells { get; init; } = "";

    public string KindInWords => RuleTexts.Name("Sheets", Kind);

    /// <summary>The explanation as one line, for workbooks; screens set cells and values apart.</summary>
    /// <param name="movedRight">How much further right the cells stand in the copy that says this.</param>
    public string Explain(int movedRight = 0) => Kind switch
    {
        VerdictKind.Refused => Joined(Problems.Select(problem => problem.SayAt(problem.Where.MovedRight(movedRight)))),
        VerdictKind.Changed => Joined(Changes.Select(change => RuleTexts.Say(change.By.Length > 0 ? "Sheets.Beside" : "Sheets.Change", change.Title, Or(change.Old), Or(change.New), change.By))),
        VerdictKind.New => Tells.Length > 0 ? Tells : RuleTexts.Say("Sheets.ExplainNew"),
        _ => RuleTexts.Say("Sheets.ExplainUnchanged"),
    };

    private static string Or(string value) => value.Length > 0 ? value : RuleTexts.Say("Sheets.Nothing");

    private static string Joined(IEnumerable<string> parts) => string.Join(RuleTexts.Say("Sheets.Between"), parts);
}

/// <param name="Row">What would be written; null when refused by a cell.</param>
/// <param name="Was">What is there now.</param>
public sealed record Verdict<TRow>(
    int Number, VerdictKind Kind, string Key, string Name, IReadOnlyList<FieldChange> Changes, IReadOnlyList<SheetProblem> Problems, TRow? Row, TRow? Was)
    : Verdict(Number, Kind, Key, Name, Changes, Problems)
    where TRow : class;
