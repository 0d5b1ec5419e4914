namespace CleanAgency.Web.Plans;

/// <summary>What can be done with a plan as a whole; the first four ask in a dialog.</summary>
public enum BoardAct
{
    None,
    Propose,
    Publish,
    Compare,
    Drop,
    Draft,
    TakeBack,
    Lock,
    Unlock,
}
