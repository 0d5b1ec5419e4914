namespace CleanAgency.Core.Notices;

/// <summary>How grave it is, the gravest first.</summary>
public enum Trouble
{
    Bad,

    /// <summary>It has its hour.</summary>
    Today,
    Warn,
    Run,

    /// <summary>Nothing to do but to know it.</summary>
    News,
}
