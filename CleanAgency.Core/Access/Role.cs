namespace CleanAgency.Core.Access;

/// <summary>The parts people play, in the order in which lists show them.</summary>
public enum Role
{
    SystemAdmin,
    SecurityAdmin,
    Auditor,
    Coordinator,
    Leader,
    Inspector,
    UnitLiaison,
}
