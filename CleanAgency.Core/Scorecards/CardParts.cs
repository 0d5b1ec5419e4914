using CleanAgency.Core.Common;
using CleanAgency.Core.Evidence;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Scorecards;

/// <summary>The rows of a card in the shapes of its document.</summary>
internal static class CardParts
{
    public static CardDocument.ExtraAsked Of(ExtraRule rule) => new(rule.Id, rule.Kind, rule.Code, rule.Name, rule.Terms, rule.Basis, rule.Each.Hundredths, rule.Cap.Hundredths);

    public static CardDocument.FilePart Of(AttachedFile file) =>
        new(file.Id, file.Hash, file.Name, file.Type.MediaType(), file.Size, file.EntryId, file.Original, file.Thumb, file.Note, file.By, file.ByName, file.At, file.DeviceAt);

    public static CardDocument.FindingPart Of(Finding finding) => new(
        finding.Id, finding.ItemId, finding.EntryId, finding.Fact, finding.Clause, finding.Severity, finding.Requirement, finding.By, finding.ByName, finding.At, finding.DeviceAt, Withdrawn(finding));

    public static CardDocument.ExtraPart Of(ExtraProposal extra) => new(
        extra.Id, extra.RuleId, extra.Count, extra.Fact, extra.Basis, extra.State, extra.Decision, extra.ZeroedItems, extra.DecidedBy, extra.By, extra.ByName, extra.At, extra.DeviceAt, Withdrawn(extra));

    public static CardDocument.Withdrawn? Withdrawn(CardEntry entry) => entry.WithdrawnAt is { } at ? new(entry.WithdrawnBy!, at, entry.WithdrawnWhy!) : null;

    public static IReadOnlyDictionary<Guid, CardDocument.SelfPart> Of(SelfScore? self) =>
        self?.Lines.Where(line => line.Points is not null).ToDictionary(line => line.ItemId, line => new CardDocument.SelfPart(line.Points!.Value.Hundredths, line.Note)) ?? [];

    public static CardDocument.BesidePart Beside(CardScheme scheme, Round round, IEnumerable<ExtraProposal> extras)
    {
        var totals = CardTotals.Of(scheme, round.Policy!, new Dictionary<Guid, (bool, Points?)>(), extras);
        return new(totals.Bonus.Hundredths, totals.Negative.Hundredths, totals.Zeroed);
    }
}
