using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Scorecards;

public enum GapKind
{
    Unscored,
    Contradicted,
    InDispute,

    /// <summary>Said to be for this unit or not, against what the conditions found, and the leader has not agreed.</summary>
    Unapproved,
    WithoutEvidence,
}

/// <summary>What is missing at an item before anybody may sign. The screen jumps there.</summary>
public sealed record Gap(GapKind Kind, Guid ItemId, string Code, string Name)
{
    public TextCode Said => new($"Scorecards.Gap.{Kind}", Code, Name);
}

internal static class CardGap
{
    public static IEnumerable<Gap> In(CardContent content, CardItem item, UnitCircumstances unit) =>
        Kinds(content, item, item.Applies.Judge(unit).Applies).Select(kind => new Gap(kind, item.Id, item.Code, item.Indicator.Name));

    private static IEnumerable<GapKind> Kinds(CardContent content, CardItem item, Applies found)
    {
        var score = content.Items.SingleOrDefault(i => i.ItemId == item.Id);
        if (score is null ? found != Applies.No : score.State == ItemState.Unscored)
        {
            yield return GapKind.Unscored;
        }

        if (score?.State == ItemState.Contradicted)
        {
            yield return GapKind.Contradicted;
        }

        if (content.Disputes.Any(d => d.ItemId == item.Id && d.SettledAt is null))
        {
            yield return GapKind.InDispute;
        }

        if (content.Claims.Any(c => c.ItemId == item.Id && c.Field == AnswerField.Applies && c.ApprovedAt is null && Against(c.Value, found)))
        {
            yield return GapKind.Unapproved;
        }

        if (item.Indicator.EvidenceRequired && score is { State: ItemState.Scored, Points: { } points } && points < item.Indicator.Max && !content.Files.Any(f => f.ItemId == item.Id && Proves(f, content)))
        {
            yield return GapKind.WithoutEvidence;
        }
    }

    // What hung at a fact that was withdrawn proves nothing any more.
    private static bool Proves(AttachedFile file, CardContent content) =>
        file.WithdrawnAt is null && !content.Entries.Any(entry => entry.Id == file.EntryId && entry.WithdrawnAt is not null);

    private static bool Against(string? said, Applies found) => AnswerField.Truth(said) is { } applies && (applies ? found == Applies.No : found != Applies.No);
}
