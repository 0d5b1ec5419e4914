using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Facts;

/// <summary>The facts that a round's scheme asks for, by name: its rules and its conditions of applicability.</summary>
internal static class FactNames
{
    public static async Task<IReadOnlyList<string>> FactsAskedBy(this IAppDb db, Round round, CancellationToken ct) =>
        await db.Set<Scheme>().AsNoTracking().Whole().SingleOrDefaultAsync(s => s.Id == round.SchemeId, ct) is { } scheme
            ? [.. scheme.Indicators.SelectMany(item => (item.Rule is { } rule ? FactFeed.FactsOf(rule) : []).Concat(item.Applies.Facts)).Distinct()]
            : [];
}
