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
public sealed record FieldChange(string Title, string Old, string New);

/// <summary>What becomes of one row of an upload.</summary>
/// <param name="Number">The row, as the sheet counts.</param>
/// <param name="Key">What tells this row from others, in words.</param>
public record Verdict(int Number, VerdictKind Kind, string Key, string Name, IReadOnlyList<FieldChange> Changes, IReadOnlyList<SheetProblem> Problems)
{
    public string KindInWords => RuleTexts.Name("Sheets", Kind);

    /// <summary>The explanation as one line, for workbooks; screens set cells and values apart.</summary>
    /// <param name="movedRight">How much further right the cells stand in the copy that says this.</param>
    public string Explain(int movedRight = 0) => Kind switch
    {
        VerdictKind.Refused => Joined(Problems.Select(problem => problem.SayAt(problem.Where.MovedRight(movedRight)))),
        VerdictKind.Changed => Joined(Changes.Select(change => RuleTexts.Say("Sheets.Change", change.Title, Or(change.Old), Or(change.New)))),
        VerdictKind.New => RuleTexts.Say("Sheets.ExplainNew"),
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
