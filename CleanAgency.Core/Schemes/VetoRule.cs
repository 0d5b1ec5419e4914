using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

public enum VetoEffect
{
    /// <summary>等次上限: at best this grade.</summary>
    Caps,

    /// <summary>直接定等: exactly this grade.</summary>
    Sets,
}

/// <summary>一票否决: caps or sets the grade, and may cancel showcase and commendation. It needs a formal basis and the leaders' decision, never a tap.</summary>
public sealed record VetoRule(string Code, string Text, string Terms, VetoEffect Effect, string Grade, bool CancelsShowcase, bool CancelsCommendation)
{
    /// <summary>The grade after this veto, of grades from the best to the worst.</summary>
    public string Apply(string grade, IReadOnlyList<string> grades)
    {
        var (own, veto) = (Place(grade, grades), Place(Grade, grades));
        return Effect == VetoEffect.Sets || own < veto ? Grade : grade;
    }

    public IReadOnlyList<RuleFault> Faults(IReadOnlyList<string> grades) =>
    [
        .. string.IsNullOrWhiteSpace(Text) ? [new RuleFault("Schemes.Fault.NoText")] : Array.Empty<RuleFault>(),
        .. grades.Contains(Grade) ? Array.Empty<RuleFault>() : [new RuleFault("Schemes.Fault.Grade", Code, Grade)],
    ];

    private static int Place(string grade, IReadOnlyList<string> grades)
    {
        var place = grades.ToList().IndexOf(grade);
        return place < 0 ? throw new RuleBroken("Schemes.NoSuchGrade", grade) : place;
    }
}
