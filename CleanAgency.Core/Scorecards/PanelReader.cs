using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

internal sealed class PanelReader(IAppDb db, SchemeShelf shelf, CardTerms terms, CardReader cards, IReadsStrokes strokes, Actor actor, Clock clock)
{
    public async Task<CardPanel.Answer> Read(Scorecard card, CancellationToken ct)
    {
        var term = await terms.Of(card, ct);
        var scheme = await shelf.Of(db, term.SchemeId, ct);
        var codes = scheme.Items.ToDictionary(i => i.Key, i => i.Value.Code);
        var scores = await db.Set<ItemScore>().AsNoTracking().Where(s => s.CardId == card.Id).ToDictionaryAsync(s => s.ItemId, ct);
        var members = await Members(card, ct);
        var post = members.FirstOrDefault(m => m.Id == actor.Id)?.Post;
        var inside = post is not null || actor.Has(Permission.SeeRounds);
        var objections = await Objections(card, ct);
        return new(
            card.Title, card.StateWhen(scores.Count > 0), post, inside, await db.IsOwnUnit(actor, card, ct), members, await Signatures(card, ct), term.Objection, term.Review, LocksOn(card, term, objections), await Confirmation(card, ct),
            [.. scheme.Scheme.Areas.SelectMany(a => scheme.Scheme.In(a.Id)).Select(i => new CardPanel.Item(i.Id, i.Code, i.Name, i.Max, scores.GetValueOrDefault(i.Id)?.Points))],
            objections, inside ? await Matters(card, codes, ct) : [], inside ? await Late(card, scheme, ct) : [], card.Seal);
    }

    // The night after the last day for objections, as LockSilentCards has it.
    private DateOnly? LocksOn(Scorecard card, CardTerms.Answer term, List<CardPanel.Objected> objections) =>
        card.Stage is CardStage.AwaitingUnit or CardStage.UnderReview && term.Objection is { } until && objections.All(o => o.Outcome is not null)
            ? (until.Due < clock.Today ? clock.Today : until.Due).AddDays(1) : null;

    private async Task<List<CardPanel.Member>> Members(Scorecard card, CancellationToken ct) => [.. (await (
        from member in db.Set<GroupMember>()
        where member.GroupId == card.GroupId && member.Until == null
        join person in db.Set<Person>() on member.PersonId equals person.Id
        select new CardPanel.Member(person.Id, person.Name, member.Post)).ToListAsync(ct)).OrderBy(m => m.Post).ThenBy(m => m.Name, StringComparer.Ordinal)];

    // Whatever is entered while the group deliberates lets signatures fall, though they are told so only when the next one signs.
    private async Task<List<CardPanel.Signer>> Signatures(Scorecard card, CancellationToken ct)
    {
        var signatures = await db.Set<Signature>().AsNoTracking().Where(s => s.CardId == card.Id).ToListAsync(ct);
        var says = card.Stage == CardStage.Deliberating && signatures.Count > 0 ? (await cards.Content(card.Id, ct)).Fingerprint : null;
        return [.. signatures.OrderBy(s => s.At).Select(s => new CardPanel.Signer(
            s.PersonId, s.Name, s.Post, s.At, s.HeldBy, s.Despite, s.FallenAt, s.FallenWhy is { } why ? RuleTexts.Find(why) ?? why : null, s.FallenAt is null && (says is null || s.Content == says)))];
    }

    private async Task<CardPanel.Confirmed?> Confirmation(Scorecard card, CancellationToken ct) =>
        await db.Set<UnitConfirmation>().AsNoTracking().Where(c => c.CardId == card.Id && card.SentAt != null && c.At >= card.SentAt).OrderByDescending(c => c.At)
            .Select(c => new CardPanel.Confirmed(c.Name, c.At, c.HeldBy, c.Drawing)).FirstOrDefaultAsync(ct);

    private async Task<List<CardPanel.Objected>> Objections(Scorecard card, CancellationToken ct) => [.. (await db.Set<Objection>().AsNoTracking().Where(o => o.CardId == card.Id).ToListAsync(ct))
        .OrderBy(o => o.At).Select(o => new CardPanel.Objected(o.Id, o.ItemId, o.Code, o.Text, o.ByName, o.At, o.Before, o.Outcome, o.After, o.Reason, o.DecidedBy, o.DecidedAt))];

    private async Task<List<CardPanel.Matter>> Matters(Scorecard card, Dictionary<Guid, string> codes, CancellationToken ct)
    {
        var voices = (await db.Set<Opinion>().AsNoTracking().Where(o => o.CardId == card.Id).OrderBy(o => o.At).ToListAsync(ct)).ToLookup(o => o.DisputeId);
        return [.. (await db.Set<Dispute>().AsNoTracking().Where(d => d.CardId == card.Id).ToListAsync(ct)).OrderBy(d => d.SettledAt is not null).ThenBy(d => d.At)
            .Select(d => new CardPanel.Matter(d.Id, d.ItemId, codes[d.ItemId], d.Text, d.ByName, [.. voices[d.Id].Select(v => new CardPanel.Voice(v.ByName, v.Text))], d.Outcome, d.SettledBy))];
    }

    private async Task<List<CardPanel.Late>> Late(Scorecard card, CardScheme scheme, CancellationToken ct)
    {
        var late = await db.Set<LateRecord>().AsNoTracking().Where(l => l.CardId == card.Id).OrderBy(l => l.At).ToListAsync(ct);
        var times = late.Count == 0 ? Enumerable.Empty<GroupMember>().ToLookup(m => m.PersonId) : (await db.Set<GroupMember>().AsNoTracking().Where(m => m.GroupId == card.GroupId).ToListAsync(ct)).ToLookup(m => m.PersonId);
        return [.. late.Select(l => new CardPanel.Late(
            l.Id, l.ItemId is { } item ? scheme.Items.GetValueOrDefault(item)?.Code : null, Said(l, scheme), l.ByName, l.At, l.DeviceAt, times[l.By].All(m => m.Until is not null) ? times[l.By].Max(m => m.Until) : null, l.ReasonText,
            l is { CameTooLate: true, TakenInAt: null } && times[l.By].Any(), l.TakenInBy, l.TakenInAt))];
    }

    // One that cannot be read was refused for it, and is shown as it came.
    private string Said(LateRecord late, CardScheme scheme)
    {
        try
        {
            return StrokeWords.Of(strokes.Stroke(late, 0), scheme);
        }
        catch (RuleBroken)
        {
            return late.Body;
        }
    }
}
