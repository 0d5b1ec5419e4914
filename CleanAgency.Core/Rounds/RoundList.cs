using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Rounds;

/// <summary>The rounds, the latest first.</summary>
[Needs(Permission.SeeRounds)]
public sealed record RoundList(int Page = 1, int Size = 50) : Query<Page<RoundList.Row>>, IAmong<Round>
{
    public sealed record Row(Guid Id, string Code, string Name, int Year, DateOnly From, DateOnly To, RoundState State, int Units)
    {
        /// <summary>The one that is meant where nobody names one.</summary>
        public bool Current { get; init; }
    }
}

internal sealed class RoundListHandler(Rows<Round> rows, Clock clock) : IRequestHandler<RoundList, Page<RoundList.Row>>
{
    public async Task<Page<RoundList.Row>> Handle(RoundList query, CancellationToken ct)
    {
        var page = await rows.Visible.OrderByDescending(r => r.From).ThenByDescending(r => r.Code)
            .Select(r => new RoundList.Row(r.Id, r.Code, r.Name, r.Year, r.From, r.To, r.State, r.Units.Count)).ToPage(query.Page, query.Size, ct);
        var current = await rows.Visible.CurrentFirst(clock.Today).Select(r => r.Id).FirstOrDefaultAsync(ct);
        return page with { Rows = [.. page.Rows.Select(r => r with { Current = r.Id == current })] };
    }
}
