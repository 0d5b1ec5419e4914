using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;

namespace CleanAgency.Core.Results;

/// <summary>A locked card, with the seal by which a result has committed to it.</summary>
public sealed class CommittedCard : Entity, IPartOf
{
    internal CommittedCard(Guid resultId, Scorecard card) => (ResultId, CardId, UnitId, Title, Seal) = (resultId, card.Id, card.UnitId, card.Title, card.Seal!);

    private CommittedCard() => (Title, Seal) = (null!, null!);

    [NotAudited]
    public Guid ResultId { get; private init; }

    [NotAudited]
    public Guid CardId { get; private init; }

    [NotAudited]
    public Guid UnitId { get; private init; }

    [NotAudited]
    public string Title { get; private init; }

    [NotAudited]
    public string Seal { get; private init; }

    public override string Caption => Title;

    Guid IPartOf.WholeId => ResultId;

    Type IPartOf.Whole => typeof(RoundResult);
}
