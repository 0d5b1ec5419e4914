using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Schemes;

/// <summary>All schemes that the person may see, series by series, the newest version first.</summary>
[Needs(Permission.SeeSchemes)]
public sealed record SchemeList : Query<IReadOnlyList<SchemeList.Row>>, IAmong<Scheme>
{
    /// <param name="Newest">Of its series: the others are history.</param>
    public sealed record Row(
        Guid Id, Guid SeriesId, string Name, int Number, SchemeState State, int Areas, int Indicators, Points Sum, DateTime? PublishedAt, string PublishedBy, bool Newest);
}

internal sealed class SchemeListHandler(Rows<Scheme> rows) : IRequestHandler<SchemeList, IReadOnlyList<SchemeList.Row>>
{
    public async Task<IReadOnlyList<SchemeList.Row>> Handle(SchemeList query, CancellationToken ct)
    {
        var schemes = await rows.Visible.Include(scheme => scheme.Areas).Include(scheme => scheme.Indicators).AsNoTracking().ToListAsync(ct);
        var newest = schemes.GroupBy(scheme => scheme.SeriesId).Select(series => series.MaxBy(scheme => scheme.Number)!).ToHashSet();
        return
        [
            .. from scheme in schemes
               orderby newest.Single(one => one.SeriesId == scheme.SeriesId).Id descending, scheme.Number descending
               select new SchemeList.Row(
                   scheme.Id, scheme.SeriesId, scheme.Name, scheme.Number, scheme.State, scheme.Areas.Count, scheme.Indicators.Count,
                   scheme.Indicators.Sum(indicator => indicator.Max), scheme.PublishedAt, scheme.PublishedBy, newest.Contains(scheme)),
        ];
    }
}
