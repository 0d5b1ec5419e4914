using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

public enum EntryKind
{
    Head,
    Area,
    Indicator,
    Bonus,
    Negative,
    Veto,
    Policy,
}

/// <summary>One thing a scheme says, as text: two versions are compared entry by entry, field by field.</summary>
/// <param name="Lineage">The same thing in another version.</param>
/// <param name="Stand">Where it stands in the tree; null where order means nothing.</param>
public sealed record SchemeEntry(EntryKind Kind, Guid Lineage, string Caption, string? Stand, IReadOnlyList<SchemeEntry.Field> Fields)
{
    public sealed record Field(TextCode Name, string Value);

    public static IReadOnlyList<SchemeEntry> Of(Scheme scheme) =>
    [
        new(EntryKind.Head, scheme.SeriesId, scheme.Name, null, [new(new("Schemes.Name"), scheme.Name)]),
        .. scheme.Areas.Select(Area),
        .. scheme.Areas.SelectMany(area => scheme.In(area.Id).Select(indicator => Item(indicator, area))),
        .. scheme.Extras.Select(Extra),
        new(EntryKind.Policy, scheme.SeriesId, "", null, [.. PolicyLines.Of(scheme.Policy).Select(line => new Field(PolicyLines.Named(line.Path), line.Value))]),
    ];

    private static SchemeEntry Area(SchemeArea area) => new(
        EntryKind.Area, area.Lineage, area.Name, null, [.. Enum.GetValues<AreaField>().Select(field => new Field(new($"Schemes.AreaField.{field}"), area.Text(field)))]);

    private static SchemeEntry Item(Indicator indicator, SchemeArea area) => new(
        EntryKind.Indicator,
        indicator.Lineage,
        indicator.Caption,
        area.Name,
        [
            .. Enum.GetValues<IndicatorField>().Where(field => field is not (IndicatorField.Condition or IndicatorField.EvidenceRequired)).Select(field => new Field(IndicatorContent.Named(field), indicator.Content.Text(field))),
            new(IndicatorContent.Named(IndicatorField.Condition), indicator.Applies.InWords()),
            new(IndicatorContent.Named(IndicatorField.EvidenceRequired), YesNo(indicator.EvidenceRequired)),
            new(new("Schemes.Rule"), indicator.Rule?.InWords() ?? ""),
        ]);

    private static SchemeEntry Extra(ExtraRule extra) => new(
        extra.Kind switch
        {
            ExtraKind.Bonus => EntryKind.Bonus,
            ExtraKind.Negative => EntryKind.Negative,
            _ => EntryKind.Veto,
        },
        extra.Lineage,
        extra.Caption,
        null,
        [
            new(new("Schemes.Extra.Code"), extra.Code),
            new(new("Schemes.Extra.Name"), extra.Name),
            new(new("Schemes.Extra.Terms"), extra.Terms),
            new(new("Schemes.Extra.Basis"), extra.Basis),
            new(new("Schemes.Extra.Each"), extra.Each.ToEntry()),
            new(new("Schemes.Extra.Cap"), extra.Cap.ToEntry()),
            new(new("Schemes.Extra.ZeroesRelated"), YesNo(extra.ZeroesRelated)),
            new(new("Schemes.Extra.Effect"), extra.Kind == ExtraKind.Veto ? RuleTexts.Name("Schemes", extra.Effect) : ""),
            new(new("Schemes.Extra.Grade"), extra.Grade),
            new(new("Schemes.Extra.CancelsShowcase"), YesNo(extra.CancelsShowcase)),
            new(new("Schemes.Extra.CancelsCommendation"), YesNo(extra.CancelsCommendation)),
        ]);

    private static string YesNo(bool yes) => RuleTexts.Say(yes ? "Sheets.Yes" : "Sheets.No");
}
