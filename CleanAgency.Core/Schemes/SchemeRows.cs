using CleanAgency.Core.Access;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Schemes;

/// <summary>By what people are judged is open to them; what is still being drafted is not.</summary>
internal sealed class SchemeRows : RowRule<Scheme>
{
    public override IQueryable<Scheme> Narrow(IQueryable<Scheme> rows, Actor actor) =>
        actor.Has(Permission.SeeSchemeDrafts) ? rows : rows.Where(scheme => scheme.State != SchemeState.Draft);
}

internal static class WholeSchemes
{
    /// <summary>With its tree and everything else it says.</summary>
    public static IQueryable<Scheme> Whole(this IQueryable<Scheme> schemes) =>
        schemes.Include(scheme => scheme.Areas).Include(scheme => scheme.Indicators).Include(scheme => scheme.Extras);
}
