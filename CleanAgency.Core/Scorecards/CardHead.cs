using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>Which card it is and how far: what the page around the scoring surface needs to know.</summary>
[Needs(Permission.SeeCards)]
public sealed record CardHead(Guid CardId) : Query<CardHead.Answer>, IAbout<Scorecard>
{
    Guid IAbout<Scorecard>.RowId => CardId;

    public sealed record Answer(string Title, CardStage Stage);
}

internal sealed class CardHeadHandler(IAppDb db) : IRequestHandler<CardHead, CardHead.Answer>
{
    public async Task<CardHead.Answer> Handle(CardHead query, CancellationToken ct)
    {
        var card = await db.Set<Scorecard>().AsNoTracking().FindOrRefuse(query.CardId, ct);
        return new(card.Title, card.Stage);
    }
}
