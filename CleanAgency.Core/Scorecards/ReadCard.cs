using System.Security.Cryptography;
using System.Text.Json;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>The card as a tablet keeps it, whole or what came since it asked last.</summary>
[Needs(Permission.SeeCards)]
public sealed record ReadCard(Guid CardId, DateTime? Since = null) : Query<CardDocument>, IAbout<Scorecard>
{
    Guid IAbout<Scorecard>.RowId => CardId;

    /// <summary>Nobody will enter anything: without what the group has written elsewhere and what the round before came to, which cost the more the longer a round goes on.</summary>
    internal bool OnPaper { get; init; }
}

internal sealed class ReadCardHandler(IAppDb db, SchemeShelf shelf, LastRoundOf lastRound, Actor actor, Clock clock) : IRequestHandler<ReadCard, CardDocument>
{
    // A stroke has its time from before its commit: what is asked for begins a little earlier, and reading a row twice does no harm.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    public async Task<CardDocument> Handle(ReadCard query, CancellationToken ct)
    {
        var now = clock.Now;
        var card = await db.Set<Scorecard>().AsNoTracking().FindOrRefuse(query.CardId, ct);
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(card.RoundId, ct);
        var unit = await db.Set<SupervisedUnit>().AsNoTracking().FindOrRefuse(card.UnitId, ct);
        var group = await db.Set<SupervisionGroup>().AsNoTracking().FindOrRefuse(card.GroupId, ct);
        var members = await (
            from member in db.Set<GroupMember>()
            where member.GroupId == card.GroupId && member.Until == null
            join person in db.Set<Person>() on member.PersonId equals person.Id
            select new CardDocument.Member(person.Id, person.Name, member.Post)).ToListAsync(ct);
        var me = members.FirstOrDefault(m => m.Id == actor.Id);
        var since = query.Since - Overlap ?? DateTime.MinValue;
        var scheme = await shelf.Of(db, round.SchemeId!.Value, ct);
        var items = await Items(card.Id, scheme, since, ct);
        var started = items.Count > 0 || await db.Set<ItemScore>().AnyAsync(s => s.CardId == card.Id, ct);
        var open = card.TakesTaps || (card.Stage == CardStage.UnderReview && me?.Post == GroupPost.Leader);
        var facts = await db.FactsOf(round.Id, unit.Id, ct);
        var extras = await db.Set<ExtraProposal>().AsNoTracking().Where(e => e.CardId == card.Id).OrderBy(e => e.At).ToListAsync(ct);
        var self = await db.HandedIn(round.Id).Include(s => s.Lines).SingleOrDefaultAsync(s => s.UnitId == unit.Id, ct);
        return new(
            now, CardDocument.ProtocolNow, ItemAnswers.Meaning, Known(facts), card.Id, card.Epoch, card.StateWhen(started, self is not null), open,
            new(unit.Id, unit.Code, unit.Name, unit.Category, unit.Address), new(group.Id, group.Number, group.Name), new(round.Id, round.Code, round.Name), card.Second,
            new(actor.Id, actor.Name, me?.Post, me is not null && open), [.. members.OrderBy(m => m.Post).ThenBy(m => m.Name, StringComparer.Ordinal)],
            query.Since is null ? await Asked(card, round, scheme, unit, facts, query.OnPaper, ct) : null, items,
            [.. (await db.Set<Finding>().AsNoTracking().Where(f => f.CardId == card.Id).OrderBy(f => f.At).ToListAsync(ct)).Select(CardParts.Of)], [.. extras.Select(CardParts.Of)], CardParts.Beside(scheme, round, extras), CardParts.Of(self),
            me is not null || actor.Has(Permission.SeeRounds) ? await db.DisputesOf(card.Id, ct) : []);
    }

    private async Task<CardDocument.SchemePart> Asked(Scorecard card, Round round, CardScheme scheme, SupervisedUnit unit, IReadOnlyList<UnitFact> facts, bool onPaper, CancellationToken ct)
    {
        var known = unit.In(facts);
        var phrases = onPaper ? Enumerable.Empty<string>().ToLookup(_ => Guid.Empty) : await Phrases(card, ct);
        var last = onPaper ? new Dictionary<Guid, CardDocument.Last>() : await lastRound.Of(round, unit.Id, ct);
        return new(scheme.Scheme.Id, scheme.Scheme.Name, scheme.Scheme.Policy.Total.Hundredths, [.. scheme.Scheme.Areas.Select(area => new CardDocument.AreaPart(
            area.Letter, area.Name[area.Letter.Length..].Trim(), area.Max.Hundredths, [.. scheme.Scheme.In(area.Id).Select(item => Asked(scheme.Item(item.Id), known, facts, last.GetValueOrDefault(item.Lineage), phrases[item.Id]))]))], [.. scheme.Scheme.Extras.Select(CardParts.Of)]);
    }

    private static string Known(IEnumerable<UnitFact> facts) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(facts.OrderBy(fact => fact.Name, StringComparer.Ordinal).Select(fact => (fact.Name, fact.Content).ToString()))))[..16];

    private static CardDocument.Asked Asked(CardItem item, UnitCircumstances unit, IReadOnlyList<UnitFact> facts, CardDocument.Last? last, IEnumerable<string> phrases)
    {
        var (of, applies) = (item.Indicator, item.Applies.Judge(unit));
        return new(
            of.Id, of.Code, of.Name, of.Max.Hundredths, of.Focus, of.Wording, of.Evidence, of.Checking, of.Mechanism, of.EvidenceRequired, item.StoredRule,
            facts.Where(fact => item.Facts.Contains(fact.Name)).ToDictionary(fact => fact.Name, fact => new CardDocument.Known(fact.Value, fact.Whole, fact.Source, fact.AsOf)),
            applies.Applies, item.Applies.AnyOf.Count == 0 ? [] : applies.Explanation.Say(), last, [.. phrases]);
    }

    private async Task<Dictionary<Guid, CardDocument.ItemPart>> Items(Guid cardId, CardScheme scheme, DateTime since, CancellationToken ct)
    {
        var touched = db.Set<ItemScore>().AsNoTracking().Where(s => s.CardId == cardId && s.TouchedAt >= since);
        var scores = await touched.ToListAsync(ct);
        if (scores.Count == 0)
        {
            return [];
        }

        var claims = (await db.Set<Claim>().AsNoTracking().Where(c => c.CardId == cardId && (c.EndedBy == null || EF.Functions.Like(c.Field, AnswerField.AnyNone)) && touched.Any(s => s.ItemId == c.ItemId)).ToListAsync(ct)).ToLookup(c => c.ItemId);
        var entries = (await db.Set<Occurrence>().AsNoTracking().Where(o => o.CardId == cardId && touched.Any(s => s.ItemId == o.ItemId)).ToListAsync(ct)).ToLookup(o => o.ItemId);
        var files = (await db.Set<AttachedFile>().AsNoTracking().Where(f => f.CardId == cardId && f.WithdrawnAt == null && touched.Any(s => s.ItemId == f.ItemId)).ToListAsync(ct)).ToLookup(f => f.ItemId);
        var disputed = await db.Set<Dispute>().Where(d => d.CardId == cardId && d.SettledAt == null).Select(d => d.ItemId).Distinct().ToListAsync(ct);
        var objected = await db.Set<Objection>().Where(o => o.CardId == cardId && o.Outcome == null).Select(o => o.ItemId).ToListAsync(ct);
        return scores.ToDictionary(s => s.ItemId, s => new CardDocument.ItemPart(
            s.Strokes, s.State, s.Points?.Hundredths, JsonElement.Parse(s.StoredWhy),
            [.. claims[s.ItemId].Where(c => c.EndedBy is null).OrderBy(c => c.Number).Select(c => new CardDocument.Claimed(c.Id, c.Field, c.Value, c.Source, c.Note, c.By, c.ByName, c.At, c.DeviceAt, c.Number))],
            new EndedMarks(scheme.Item(s.ItemId).Rule, claims[s.ItemId], entries[s.ItemId]).Entries,
            [.. files[s.ItemId].OrderBy(f => f.At).Select(CardParts.Of)], disputed.Contains(s.ItemId), objected.Contains(s.ItemId)));
    }

    // What this group has written at the same item of other units, the most frequent first.
    private async Task<ILookup<Guid, string>> Phrases(Scorecard card, CancellationToken ct)
    {
        var written = await (
            from entry in db.Set<Occurrence>()
            where entry.WithdrawnAt == null && db.Set<Scorecard>().Any(c => c.Id == entry.CardId && c.GroupId == card.GroupId && c.Id != card.Id)
            group entry by new { entry.ItemId, entry.Fact } into same
            select new { same.Key.ItemId, same.Key.Fact, Times = same.Count() }).ToListAsync(ct);
        return written.GroupBy(w => w.ItemId).SelectMany(w => w.OrderByDescending(one => one.Times).ThenBy(one => one.Fact, StringComparer.Ordinal).Take(5)).ToLookup(w => w.ItemId, w => w.Fact);
    }
}
