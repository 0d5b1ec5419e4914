using CleanAgency.Core.Audit;
using Microsoft.Extensions.Localization;

namespace CleanAgency.Web.Jobs;

/// <summary>A kind of job is named after its message, and so called as the audit calls that.</summary>
internal static class JobWords
{
    public static string Of(string kind) => AuditWords.OnScreen.Act(kind);

    public static string Took(this IStringLocalizer<Texts> texts, TimeSpan took) =>
        took.TotalSeconds < 1 ? texts["Took.Moment"] : took.TotalMinutes < 1 ? texts["Took.Seconds", (int)took.TotalSeconds] : texts["Took.Minutes", (int)took.TotalMinutes, took.Seconds];
}
