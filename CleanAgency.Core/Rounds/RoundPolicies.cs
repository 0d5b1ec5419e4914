using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Rounds;

internal static class RoundPolicies
{
    public static Task<Scheme?> SchemeOf(this IAppDb db, Round round, CancellationToken ct) => db.Set<Scheme>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == round.SchemeId, ct);

    /// <summary>The round's own copy once it is frozen; until then what its scheme proposes, and before there is one, what most offices begin with.</summary>
    public static async Task<RoundPolicy> PolicyOf(this IAppDb db, Round round, CancellationToken ct) =>
        round.Policy ?? (await db.SchemeOf(round, ct))?.Policy ?? RoundPolicy.Usual;
}
