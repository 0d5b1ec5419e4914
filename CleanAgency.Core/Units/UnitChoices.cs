using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Units;

/// <summary>For picking one unit while typing: the first few that fit, and how many fit in all.</summary>
[Needs(Permission.SeeUnits)]
public sealed record UnitChoices(string Search) : Query<UnitChoices.Answer>, IAmong<SupervisedUnit>
{
    public const int Most = 8;

    public sealed record Choice(Guid Id, string Code, string Name);

    public sealed record Answer(IReadOnlyList<Choice> Units, int Total);
}

internal sealed class UnitChoicesHandler(Rows<SupervisedUnit> rows, Clock clock) : IRequestHandler<UnitChoices, UnitChoices.Answer>
{
    public Task<UnitChoices.Answer> Handle(UnitChoices query, CancellationToken ct) => rows.Visible.FirstFitting(query.Search, clock.Today, ct);
}

internal static class FittingUnits
{
    public static async Task<UnitChoices.Answer> FirstFitting(this IQueryable<SupervisedUnit> all, string search, DateOnly today, CancellationToken ct)
    {
        var units = all.Matching(new(search), today);
        var first = await units.InOrder(UnitOrder.Sequence, descending: false).Take(UnitChoices.Most).Select(u => new UnitChoices.Choice(u.Id, u.Code, u.Name)).ToListAsync(ct);
        return new(first, await units.CountAsync(ct));
    }
}
