using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Schemes;

public enum DifferenceKind
{
    Added,
    Removed,
    Changed,
    Moved,
}

/// <summary>What one version says otherwise than another; without an older one named, than the version it was made from.</summary>
[Needs(Permission.SeeSchemes)]
public sealed record SchemeDifference(Guid SchemeId, Guid? OlderId = null) : Query<SchemeDifference.Answer>, IAbout<Scheme>, IAmong<Scheme>
{
    Guid IAbout<Scheme>.RowId => SchemeId;

    public sealed record Side(Guid Id, string Name, SchemeState State, int Indicators);

    public sealed record Change(TextCode Field, string Old, string New);

    public sealed record Line(DifferenceKind Kind, EntryKind What, string Caption, string? From, string? To, IReadOnlyList<Change> Changes);

    /// <param name="Versions">What this one can be compared with, the newest first.</param>
    public sealed record Answer(Side Newer, Side? Older, IReadOnlyList<Side> Versions, IReadOnlyList<Line> Lines)
    {
        public int Count(DifferenceKind kind) => Lines.Count(line => line.Kind == kind);
    }
}

internal sealed class SchemeDifferenceHandler(Rows<Scheme> rows) : IRequestHandler<SchemeDifference, SchemeDifference.Answer>
{
    public async Task<SchemeDifference.Answer> Handle(SchemeDifference query, CancellationToken ct)
    {
        var newer = await rows.Visible.Whole().AsNoTracking().FindOrRefuse(query.SchemeId, ct);
        var versions = await rows.Visible.Where(scheme => scheme.Id != newer.Id && scheme.SeriesId == newer.SeriesId).Whole().AsNoTracking().OrderByDescending(scheme => scheme.Number).ToListAsync(ct);
        var wanted = query.OlderId ?? newer.BasedOnId;
        var older = versions.FirstOrDefault(scheme => scheme.Id == wanted) ?? versions.FirstOrDefault(scheme => scheme.Number < newer.Number);
        return new(Side(newer), older is null ? null : Side(older), [.. versions.Select(Side)], older is null ? [] : Differences.Between(older, newer));
    }

    private static SchemeDifference.Side Side(Scheme scheme) => new(scheme.Id, scheme.Name, scheme.State, scheme.Indicators.Count);
}

internal static class Differences
{
    public static IReadOnlyList<SchemeDifference.Line> Between(Scheme older, Scheme newer)
    {
        var (was, becomes) = (SchemeEntry.Of(older), SchemeEntry.Of(newer));
        var before = was.ToDictionary(KeyOf);
        var after = becomes.Select(KeyOf).ToHashSet();
        return
        [
            .. becomes.Where(entry => !before.ContainsKey(KeyOf(entry))).Select(entry => new SchemeDifference.Line(DifferenceKind.Added, entry.Kind, entry.Caption, null, entry.Stand, Said(entry))),
            .. was.Where(entry => !after.Contains(KeyOf(entry))).Select(entry => new SchemeDifference.Line(DifferenceKind.Removed, entry.Kind, entry.Caption, entry.Stand, null, [])),
            .. becomes.Where(entry => before.ContainsKey(KeyOf(entry))).SelectMany(entry => Changed(before[KeyOf(entry)], entry)),
        ];
    }

    private static IEnumerable<SchemeDifference.Line> Changed(SchemeEntry was, SchemeEntry becomes)
    {
        if (was.Stand != becomes.Stand)
        {
            yield return new(DifferenceKind.Moved, becomes.Kind, becomes.Caption, was.Stand, becomes.Stand, []);
        }

        var (old, now) = (ByName(was), ByName(becomes));
        List<SchemeDifference.Change> changes =
        [
            .. from name in old.Keys.Union(now.Keys)
               let before = old.GetValueOrDefault(name)
               let after = now.GetValueOrDefault(name)
               where before?.Value != after?.Value
               select new SchemeDifference.Change((after ?? before)!.Name, before?.Value ?? "", after?.Value ?? ""),
        ];
        if (changes.Count > 0)
        {
            yield return new(DifferenceKind.Changed, becomes.Kind, becomes.Caption, null, null, changes);
        }
    }

    private static (EntryKind, Guid) KeyOf(SchemeEntry entry) => (entry.Kind, entry.Lineage);

    private static Dictionary<string, SchemeEntry.Field> ByName(SchemeEntry entry) => entry.Fields.ToDictionary(field => field.Name.ToString());

    private static IReadOnlyList<SchemeDifference.Change> Said(SchemeEntry entry) =>
        [.. entry.Fields.Where(field => field.Value.Length > 0).Select(field => new SchemeDifference.Change(field.Name, "", field.Value))];
}
