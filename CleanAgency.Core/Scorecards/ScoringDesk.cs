using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>Lays out what a stroke needs: the card, its item as it stands, the rule and the unit's facts; and refuses who may not score here.</summary>
internal sealed class ScoringDesk(IAppDb db, SchemeShelf shelf, Actor actor, Clock clock)
{
    private static readonly UnitCircumstances Nothing = new(new HashSet<UnitMark>(), Showcase: false, new Dictionary<string, KnownFact>());

    /// <summary>Whose strokes these are, where the leader takes them in for somebody.</summary>
    public Hand? InsteadOf { get; set; }

    public Hand Hand => InsteadOf ?? new(actor.Id, actor.Name, clock.Now);

    public async Task<OpenItem> Open(Tap tap, CancellationToken ct)
    {
        var card = await OpenCard(tap, ct, tap.ItemId);
        var scheme = await Desk.Scheme(db, card.RoundId) ?? throw new RuleBroken("Common.Gone");
        var item = (await shelf.Of(db, scheme, ct)).Item(tap.ItemId);
        var score = await Desk.Score(db, card.Id, item.Id);
        if (score is null)
        {
            db.Set<ItemScore>().Add(score = new(card, item.Id, item.Code));
        }

        return new(score, item, await Unit(card, item, ct), await Desk.Claims(db, card.Id, item.Id, ct), await Desk.Entries(db, card.Id, item.Id, ct), Hand);
    }

    /// <summary>The card of any stroke. Under review only the leader's count, and only at what the unit objects to.</summary>
    public async Task<Scorecard> OpenCard(CardTap tap, CancellationToken ct, Guid? item = null)
    {
        var card = await db.Set<Scorecard>().FindOrRefuse(tap.CardId, ct);
        var objected = card.Stage == CardStage.UnderReview && await db.Set<Objection>().AnyAsync(o => o.CardId == card.Id && o.ItemId == item && o.Outcome == null, ct);
        card.RefuseTap(tap.Epoch, objected);
        if (await RefuseUnlessScorer(card, ct) != GroupPost.Leader && objected)
        {
            throw new RuleBroken("Scorecards.LeaderOnly", card.Title);
        }

        return card;
    }

    /// <summary>The card, for a step that a member of its group takes.</summary>
    public async Task<(Scorecard Card, GroupPost Post)> Card(Guid cardId, CancellationToken ct)
    {
        var card = await db.Set<Scorecard>().FindOrRefuse(cardId, ct);
        return (card, await RefuseUnlessScorer(card, ct));
    }

    /// <summary>The card, for a step that only the leader of its group takes.</summary>
    public async Task<Scorecard> Led(Guid cardId, CancellationToken ct)
    {
        var (card, post) = await Card(cardId, ct);
        return post == GroupPost.Leader ? card : throw new RuleBroken("Scorecards.LeaderOnly", card.Title);
    }

    public Task<GroupPost> RefuseUnlessScorer(Scorecard card, CancellationToken ct) => RefuseUnlessScorer(card, Hand.Id, ct);

    /// <summary>He is a member of the card's group now, and nothing stands between him and the unit.</summary>
    public async Task<GroupPost> RefuseUnlessScorer(Scorecard card, Guid person, CancellationToken ct)
    {
        var member = await Desk.Member(db, card.GroupId, person) ?? await Former(card, person, ct) ?? throw new RuleBroken("Scorecards.NotOfGroup", card.Title);
        if (await Desk.MayBeRecused(db, person, card.UnitId))
        {
            var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(card.RoundId, ct);
            if ((await db.RecusalsOf(round, [person], ct)).Bar(person, card.UnitId))
            {
                throw new RuleBroken("Scorecards.Recused", card.Title);
            }
        }

        return member.Post;
    }

    // What somebody entered while he was of the group the leader may take in after he has left.
    private async Task<GroupMember?> Former(Scorecard card, Guid person, CancellationToken ct) =>
        person != InsteadOf?.Id ? null : await db.Set<GroupMember>().AsNoTracking().Where(m => m.GroupId == card.GroupId && m.PersonId == person).OrderByDescending(m => m.Until).FirstOrDefaultAsync(ct);

    // A unit without facts and conditions is not asked for.
    private async Task<UnitCircumstances> Unit(Scorecard card, CardItem item, CancellationToken ct) =>
        item.Facts.Count == 0 && item.Applies.AnyOf.Count == 0
            ? Nothing
            : (await db.Set<SupervisedUnit>().AsNoTracking().FindOrRefuse(card.UnitId, ct)).In(await db.FactsOf(card.RoundId, card.UnitId, ct));

    /// <summary>Compiled once: these questions stand before every stroke.</summary>
    private static class Desk
    {
        // Not the whole round: reading its policy would take longer than all else that a stroke asks.
        private static readonly Func<DbContext, Guid, Task<Guid?>> SchemeOf =
            EF.CompileAsyncQuery((DbContext db, Guid round) => db.Set<Round>().Where(r => r.Id == round).Select(r => r.SchemeId).SingleOrDefault());

        private static readonly Func<DbContext, Guid, Guid, Task<ItemScore?>> ScoreOf =
            EF.CompileAsyncQuery((DbContext db, Guid card, Guid item) => db.Set<ItemScore>().SingleOrDefault(s => s.CardId == card && s.ItemId == item));

        private static readonly Func<DbContext, Guid, Guid, IAsyncEnumerable<Claim>> ClaimsOf =
            EF.CompileAsyncQuery((DbContext db, Guid card, Guid item) => db.Set<Claim>().Where(c => c.CardId == card && c.ItemId == item && c.EndedBy == null));

        private static readonly Func<DbContext, Guid, Guid, IAsyncEnumerable<Occurrence>> EntriesOf =
            EF.CompileAsyncQuery((DbContext db, Guid card, Guid item) => db.Set<Occurrence>().Where(o => o.CardId == card && o.ItemId == item));

        private static readonly Func<DbContext, Guid, Guid, Task<GroupMember?>> MemberNow =
            EF.CompileAsyncQuery((DbContext db, Guid group, Guid person) => db.Set<GroupMember>().AsNoTracking().FirstOrDefault(m => m.GroupId == group && m.PersonId == person && m.Until == null));

        // Stated, or ever in the unit or a station of it: then the rule of recusal is asked in full.
        private static readonly Func<DbContext, Guid, Guid, Task<bool>> PerhapsRecused =
            EF.CompileAsyncQuery((DbContext db, Guid person, Guid unit) => db.Set<Person>().Any(who => who.Id == person
                && (db.Set<Conflict>().Any(c => c.PersonId == who.Id && c.UnitId == unit)
                    || db.Set<Posting>().Any(p => p.PersonId == who.Id && (p.UnitId == unit || db.Set<SupervisedUnit>().Any(u => u.Id == p.UnitId && u.ParentId == unit))))));

        public static Task<Guid?> Scheme(IAppDb db, Guid round) => SchemeOf((DbContext)db, round);

        public static Task<ItemScore?> Score(IAppDb db, Guid card, Guid item) => ScoreOf((DbContext)db, card, item);

        public static ValueTask<List<Claim>> Claims(IAppDb db, Guid card, Guid item, CancellationToken ct) => ClaimsOf((DbContext)db, card, item).ToListAsync(ct);

        public static ValueTask<List<Occurrence>> Entries(IAppDb db, Guid card, Guid item, CancellationToken ct) => EntriesOf((DbContext)db, card, item).ToListAsync(ct);

        public static Task<GroupMember?> Member(IAppDb db, Guid group, Guid person) => MemberNow((DbContext)db, group, person);

        public static Task<bool> MayBeRecused(IAppDb db, Guid person, Guid unit) => PerhapsRecused((DbContext)db, person, unit);
    }
}
