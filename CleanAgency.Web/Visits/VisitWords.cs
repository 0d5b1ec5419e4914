using CleanAgency.Core.Common;
using CleanAgency.Core.Visits;

namespace CleanAgency.Web.Visits;

internal static class VisitWords
{
    public static string Weekday(DateOnly day) => RuleTexts.Say($"Visits.Weekday.{day.DayOfWeek}");

    public static string Half(VisitSlot slot) => RuleTexts.Name("Visits", slot.Half);

    /// <summary>What is over or as it should be is quiet.</summary>
    public static string Colour(VisitState state) => state switch { VisitState.Proposed => "warn", VisitState.Asked => "talk", VisitState.Clashing or VisitState.DayOff => "bad", VisitState.Ahead => "ok", _ => "mute" };
}
