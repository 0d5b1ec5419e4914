using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Results;

/// <summary>封存: the commitment that covers a card, for everybody who may see that card, from the moment it is made.</summary>
[Needs(Permission.SeeCards)]
public sealed record CommitmentOfCard(Guid CardId) : Query<CommitmentOfCard.Answer?>, IAbout<Scorecard>
{
    Guid IAbout<Scorecard>.RowId => CardId;

    /// <param name="Seal">Of this card, as it entered the commitment.</param>
    public sealed record Answer(string Round, int Version, string Root, int Cards, DateTime At, string By, string Seal);
}

internal sealed class CommitmentOfCardHandler(IAppDb db) : IRequestHandler<CommitmentOfCard, CommitmentOfCard.Answer?>
{
    public Task<CommitmentOfCard.Answer?> Handle(CommitmentOfCard query, CancellationToken ct) => (
        from card in db.Set<CommittedCard>()
        where card.CardId == query.CardId
        join result in db.Set<RoundResult>() on card.ResultId equals result.Id
        orderby result.Number descending
        select new CommitmentOfCard.Answer(result.RoundCode, result.Number, result.Root, result.Cards.Count, result.CommittedAt, result.CommittedBy, card.Seal)).FirstOrDefaultAsync(ct);
}
