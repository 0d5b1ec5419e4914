using CleanAgency.Core.Results;
using static CleanAgency.Core.Reports.ReportWords;

namespace CleanAgency.Core.Reports;

/// <summary>What every workbook about a version of a round's result begins from.</summary>
/// <param name="AsOf">When it was approved, or when the last card was locked.</param>
/// <param name="Settled">It is approved: nothing in it will change.</param>
/// <param name="Grades">From the best to the worst.</param>
/// <param name="Before">The lines of the round before, by unit, as far as they are published.</param>
internal sealed record RoundReport(
    string Round, string Code, int Version, bool Settled, DateTime AsOf, IReadOnlyList<string> Grades, IReadOnlyList<LineContent> Lines, IReadOnlyDictionary<Guid, LineContent> Before)
{
    public string Note => Word(Settled ? "Note.Settled" : "Note.Open", Version, At(AsOf));

    public string Heading(string key) => Word($"Heading.{key}", Round);
}
