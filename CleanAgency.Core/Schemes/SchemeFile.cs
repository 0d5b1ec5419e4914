using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Schemes;

/// <summary>One scheme with all it says, its sums and what keeps it from being published.</summary>
[Needs(Permission.SeeSchemes)]
public sealed record SchemeFile(Guid SchemeId) : Query<SchemeFile.Answer>, IAbout<Scheme>
{
    Guid IAbout<Scheme>.RowId => SchemeId;

    public sealed record Item(Guid Id, Guid AreaId, int Version, int Place, IndicatorContent Content, ScoringRule? Rule, string RuleType, IReadOnlyDictionary<string, FieldMark> Marks, IReadOnlyList<BurdenHit> Hits);

    public sealed record Area(Guid Id, int Version, int Place, string Name, string Letter, Points Max, Points Sum, IReadOnlyDictionary<string, FieldMark> Marks, IReadOnlyList<Item> Items);

    public sealed record Extra(Guid Id, int Version, ExtraContent Content);

    public sealed record Line(string Path, TextCode Name, string Value, FieldMark? Mark);

    public sealed record Other(Guid Id, string Name, int Number, SchemeState State);

    public sealed record Answer
    {
        public required Guid Id { get; init; }

        public required int Version { get; init; }

        public required string Name { get; init; }

        public required int Number { get; init; }

        public required SchemeState State { get; init; }

        public required FieldMark? NameMark { get; init; }

        public required DateTime? PublishedAt { get; init; }

        public required string PublishedBy { get; init; }

        /// <summary>Who changed something last, of those changes that leave a mark.</summary>
        public required FieldMark? LastEdit { get; init; }

        public required IReadOnlyList<Area> Areas { get; init; }

        public required IReadOnlyList<Extra> Extras { get; init; }

        public required IReadOnlyList<Line> Policy { get; init; }

        public required Points Sum { get; init; }

        public required Points Total { get; init; }

        public required Points BonusCap { get; init; }

        public required Points NegativeCap { get; init; }

        public required IReadOnlyList<SchemeProblem> Problems { get; init; }

        /// <summary>Codes of items that look at frequency and say on what basis.</summary>
        public required IReadOnlyList<string> Explained { get; init; }

        /// <summary>The other versions of the series, the newest first.</summary>
        public required IReadOnlyList<Other> Versions { get; init; }

        public IEnumerable<Item> Items => Areas.SelectMany(area => area.Items);

        public bool IsDraft => State == SchemeState.Draft;
    }
}

internal sealed class SchemeFileHandler(Rows<Scheme> rows) : IRequestHandler<SchemeFile, SchemeFile.Answer>
{
    public async Task<SchemeFile.Answer> Handle(SchemeFile query, CancellationToken ct)
    {
        var scheme = await rows.Visible.Whole().AsNoTracking().FindOrRefuse(query.SchemeId, ct);
        var others = await rows.Visible.Where(one => one.SeriesId == scheme.SeriesId && one.Id != scheme.Id).OrderByDescending(one => one.Number)
            .Select(one => new SchemeFile.Other(one.Id, one.Name, one.Number, one.State)).ToListAsync(ct);
        var check = SchemeCheck.Of(scheme);
        return new()
        {
            Id = scheme.Id,
            Version = scheme.Version,
            Name = scheme.Name,
            Number = scheme.Number,
            State = scheme.State,
            NameMark = scheme.Marks.Of(Scheme.NameMark),
            PublishedAt = scheme.PublishedAt,
            PublishedBy = scheme.PublishedBy,
            LastEdit = LastEdit(scheme),
            Areas = [.. scheme.Areas.Select(area => AreaOf(scheme, area))],
            Extras = [.. scheme.Extras.Select(extra => new SchemeFile.Extra(extra.Id, extra.Version, extra.Content))],
            Policy = [.. PolicyLines.Of(scheme.Policy).Select(line => new SchemeFile.Line(line.Path, PolicyLines.Named(line.Path), line.Value, scheme.Marks.Of(PolicyLines.ListOf(line.Path) ?? line.Path)))],
            Sum = check.Sum,
            Total = scheme.Policy.Total,
            BonusCap = scheme.Policy.BonusCap,
            NegativeCap = scheme.Policy.NegativeCap,
            Problems = check.Problems,
            Explained = [.. check.Explained.Select(indicator => indicator.Code)],
            Versions = others,
        };
    }

    private static SchemeFile.Area AreaOf(Scheme scheme, SchemeArea area) => new(
        area.Id, area.Version, area.Place, area.Name, area.Letter, area.Max, scheme.SumOf(area.Id), area.Marks.All, [.. scheme.In(area.Id).Select(ItemOf)]);

    private static SchemeFile.Item ItemOf(Indicator indicator)
    {
        var rule = indicator.Rule;
        return new(indicator.Id, indicator.AreaId, indicator.Version, indicator.Place, indicator.Content, rule, rule is null ? "" : Schemes.RuleType.Of(rule), indicator.Marks.All, SchemeCheck.BurdenOf(indicator));
    }

    private static FieldMark? LastEdit(Scheme scheme) =>
        new[] { scheme.Marks }.Concat(scheme.Areas.Select(area => area.Marks)).Concat(scheme.Indicators.Select(indicator => indicator.Marks))
            .SelectMany(marks => marks.All.Values).MaxBy(mark => mark.At);
}
