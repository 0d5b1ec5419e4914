using CleanAgency.Core.Common;

namespace CleanAgency.Core.Sheets;

/// <summary>What is wrong with a cell of an upload, as a code with arguments: the sentence is made in the reader's language.</summary>
public sealed record SheetProblem(CellRange Where, string Code, params IReadOnlyList<object?> Arguments)
{
    public int Row => Where.Row;

    public string Cell => Where.ToString();

    /// <summary>The sentence without its place, for screens that set the cell apart.</summary>
    public string Why => RuleTexts.Say(Code, Arguments);

    public override string ToString() => SayAt(Where);

    /// <summary>For the annotated copy, whose columns stand further right than those of the upload.</summary>
    public string SayAt(CellRange where) => RuleTexts.Say("Sheets.InCell", where.Row, where.ToString(), Why);
}
