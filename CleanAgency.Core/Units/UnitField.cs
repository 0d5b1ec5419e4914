namespace CleanAgency.Core.Units;

/// <summary>What can be changed about a unit, one by one. The code is not among them: it is the key of every import.</summary>
public enum UnitField
{
    Sequence,
    Name,
    ShortName,
    Category,
    Headcount,
    Window,
    Approval,
    Stations,
    Funds,
    Area,
    Address,
    Leader,
    Parent,
    ActiveFrom,
    ActiveTo,
    Pinyin,
}
