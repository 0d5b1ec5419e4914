using CleanAgency.Core.Common;

namespace CleanAgency.Core.Visits;

/// <summary>A visit takes one of them; a group goes to one unit in each.</summary>
public enum HalfDay
{
    Morning,
    Afternoon,
}

/// <summary>When a group goes to a unit.</summary>
public sealed record VisitSlot(DateOnly Date, HalfDay Half)
{
    public static IEnumerable<VisitSlot> On(DateOnly day) => Enum.GetValues<HalfDay>().Select(half => new VisitSlot(day, half));

    /// <summary>"11月24日上午".</summary>
    public TextCode Said => new("Visits.Slot", Date, new TextCode($"Visits.HalfDay.{Half}"));
}
