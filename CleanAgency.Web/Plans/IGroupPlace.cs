namespace CleanAgency.Web.Plans;

/// <summary>Where a group stands on the screen, as a column or as a line: the keyboard goes there alike.</summary>
internal interface IGroupPlace
{
    /// <summary>There is something to do for the picked unit.</summary>
    bool Offers { get; }

    ValueTask FocusDrop();

    ValueTask FocusUnit(Guid unit);
}
