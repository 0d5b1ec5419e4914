using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Scorecards;

/// <summary>单位评分卡: the card as a document, for the page that is printed and for the workbook alike, and empty to be filled in on paper.</summary>
public sealed record CardReport(
    Guid CardId, string Title, string Unit, string UnitCode, string Category, string Round, string RoundCode, string Group, string Members, bool Second, CardState State, DateTime At, string Scheme,
    IReadOnlyList<CardReport.Area> Areas, IReadOnlyList<CardReport.FindingLine> Findings, IReadOnlyList<CardReport.ExtraLine> Extras, IReadOnlyList<CardReport.ExtraAsk> ExtraAsks, CardReport.Sum Total)
{
    public sealed record Area(string Name, Points Max, IReadOnlyList<Item> Items)
    {
        public Points Earned => Items.Sum(item => item.Points ?? Points.Zero);
    }

    /// <param name="Applies">No: the facts say that it is not for this unit.</param>
    /// <param name="Asks">Its lines to be filled in by hand, where one card is read by itself.</param>
    public sealed record Item(
        string Area, string Code, string Name, Points Max, Points? Self, Points? Points, ItemState State, Applies Applies,
        IReadOnlyList<string> Why, IReadOnlyList<EntryLine> Entries, IReadOnlyList<string> Comments, IReadOnlyList<PaperAsk> Asks);

    public sealed record EntryLine(string Item, string Case, int Count, string Fact, string Person, string Place, DateOnly? On, string By, string Withdrawn);

    public sealed record FindingLine(string Item, string Fact, string Clause, FindingSeverity Severity, string Requirement, string By);

    public sealed record ExtraLine(ExtraKind Kind, string Code, string Name, int Count, string Fact, string Basis, ExtraState State, string Decision);

    /// <summary>What may be proposed beside the points.</summary>
    public sealed record ExtraAsk(ExtraKind Kind, string Code, string Name, string Terms);

    /// <param name="Score">折算: what was earned of what applies, of a hundred; null while nothing applies.</param>
    /// <param name="Open">Items without points.</param>
    public sealed record Sum(Points Earned, Points Max, Points? Score, Points Bonus, Points Negative, int Open);

    /// <param name="Signers">Whose signature stands, the leader first.</param>
    /// <param name="Seal">Once it is locked, and while it stays so.</param>
    public sealed record Signing(IReadOnlyList<CardPanel.Signer> Signers, CardPanel.Confirmed? Unit, DateOnly? ObjectUntil, DateTime? LockedAt, string? Seal);

    /// <summary>Who stands for it, where one card is read by itself.</summary>
    public Signing? Hands { get; init; }

    public IEnumerable<Item> Items => Areas.SelectMany(area => area.Items);

    internal static CardReport Of(CardDocument card, CardScheme? lines = null)
    {
        var areas = card.Scheme!.Areas.Select(area => new Area($"{area.Code} {area.Name}", new(area.Max), [.. area.Items.Select(item => ItemOf(card, $"{area.Code} {area.Name}", item, lines))])).ToList();
        var codes = card.Scheme.Areas.SelectMany(area => area.Items).ToDictionary(item => item.Id, item => item.Code);
        var extras = card.Scheme.Extras.ToDictionary(extra => extra.Id);
        return new(
            card.Card, $"{card.Unit.Name} {card.Group.Name}", card.Unit.Name, card.Unit.Code, card.Unit.Category, card.Round.Name, card.Round.Code, card.Group.Name,
            string.Join(RuleTexts.Say("Groups.And"), card.Members.Select(member => member.Name)), card.Second, card.Stage, card.Now, card.Scheme.Name, areas,
            [.. from finding in card.Findings where finding.Withdrawn is null select new FindingLine(codes[finding.Item], finding.Fact, finding.Clause, finding.Severity, finding.Requirement, finding.ByName)],
            [.. from extra in card.Extras
                where extra.Withdrawn is null
                let rule = extras[extra.Rule]
                select new ExtraLine(rule.Kind, rule.Code, rule.Name, extra.Count, extra.Fact, extra.Basis, extra.State, extra.Decision ?? "")],
            [.. card.Scheme.Extras.Select(extra => new ExtraAsk(extra.Kind, extra.Code, extra.Name, extra.Terms))],
            SumOf([.. areas.SelectMany(area => area.Items)], card.Beside));
    }

    private static Item ItemOf(CardDocument card, string area, CardDocument.Asked asked, CardScheme? lines)
    {
        var stands = card.Items.GetValueOrDefault(asked.Id);
        var rule = RuleJson.Read(asked.Rule.GetRawText());
        var cases = rule.Parts.SelectMany(part => part.Zeroes.Concat(part.Cases)).ToDictionary(one => one.Code, one => one.Text);
        return new(
            area, asked.Code, asked.Name, new(asked.Max), card.Self.GetValueOrDefault(asked.Id) is { } self ? new(self.Points) : null,
            stands?.Points is { } points ? new(points) : null, stands?.State ?? (asked.Applies == Applies.No ? ItemState.NotApplicable : ItemState.Unscored), asked.Applies,
            stands is null ? asked.Applies == Applies.No ? asked.AppliesWhy : [] : WhyWords.Said(ExplanationJson.Read(stands.Why.GetRawText())),
            [.. stands?.Entries.Select(entry => new EntryLine(asked.Code, cases.GetValueOrDefault(entry.Code, entry.Code), entry.Count, entry.Fact, entry.Person ?? "", entry.Place ?? "", entry.On, entry.ByName, entry.Withdrawn?.Reason ?? "")) ?? []],
            [.. stands?.Claims.Where(claim => claim is { Field: AnswerField.Comment, Value: not null }).Select(claim => claim.Value!) ?? []],
            lines is null || asked.Applies == Applies.No ? [] : [.. PaperLine.Of(lines.Item(asked.Id), asked.Facts.ToDictionary(fact => fact.Key, fact => new KnownFact(fact.Value.Value, fact.Value.Whole))).Select(line => line.Asked)]);
    }

    private static Sum SumOf(IReadOnlyList<Item> items, CardDocument.BesidePart beside)
    {
        var (earned, max) = (items.Sum(item => item.Points ?? Points.Zero), items.Where(item => item.State != ItemState.NotApplicable).Sum(item => item.Max));
        return new(earned, max, max.IsZero ? null : Points.Round((long)earned.Hundredths * 100, (long)max.Hundredths), new(beside.Bonus), new(beside.Negative), items.Count(item => item.State is ItemState.Unscored or ItemState.Contradicted));
    }
}
