namespace CleanAgency.Core.Schemes;

/// <summary>What is written about a second-level item, one by one; its rule and its place are edited apart.</summary>
public enum IndicatorField
{
    Code,
    Name,
    Max,
    Focus,
    Wording,
    Evidence,
    Checking,
    Scope,
    Mechanism,
    Condition,
    ReliefBasis,
    EvidenceRequired,
}
