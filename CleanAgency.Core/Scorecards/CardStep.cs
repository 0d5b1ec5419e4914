using CleanAgency.Core.Access;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Scorecards;

/// <summary>A step of a card from one state to another, or a decision about it: only online, never queued, and alone with the card while it is taken.</summary>
public abstract record CardStep(Guid CardId) : Command, IAbout<Scorecard>, ILane
{
    Guid IAbout<Scorecard>.RowId => CardId;

    string ILane.Lane => CardLane.Of(CardId);
}
