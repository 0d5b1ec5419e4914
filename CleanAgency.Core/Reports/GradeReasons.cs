using CleanAgency.Core.Results;
using static CleanAgency.Core.Reports.ReportWords;

namespace CleanAgency.Core.Reports;

/// <summary>What is to be said about a grade beyond its cut: conditions, veto, quota, and what was decided.</summary>
internal static class GradeReasons
{
    private static readonly HashSet<string> Telling = ["Results.Why.ZeroItem", "Results.Why.TooNegative", "Results.Why.OverQuota", "Results.Why.QuotaWaits", "Results.Why.QuotaGiven", "Results.Why.QuotaNotGiven", "Results.Why.Deviation"];

    public static string Of(LineContent line) => string.Join('\n', line.Why.Lines.Where(step => Telling.Contains(step.Code) || step.Code.StartsWith("Results.Why.Veto", StringComparison.Ordinal) || step.Code.StartsWith("Results.Missing.", StringComparison.Ordinal)).Select(Said));
}
