using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Overview;

/// <summary>The steps of scorecards that wait for the person.</summary>
internal sealed class CardStepsAtHome(Rows<Scorecard> rows, IAppDb db, Actor actor)
{
    /// <summary>For a member: what he has not signed, and, where he leads, what is to be sent.</summary>
    public async Task<IReadOnlyList<Home.Item>> OfGroup(CancellationToken ct)
    {
        var mine = db.Set<GroupMember>().Where(m => m.PersonId == actor.Id && m.Until == null);
        var own = rows.Visible.Where(c => mine.Any(m => m.GroupId == c.GroupId));
        return
        [
            .. await Line(Waiting.CardsToSign, Trouble.Run, own.Where(c => c.Stage == CardStage.Deliberating && !db.Set<Signature>().Any(s => s.CardId == c.Id && s.PersonId == actor.Id && s.FallenAt == null)), ct),
            .. await Line(Waiting.CardsToSend, Trouble.Run, own.Where(c => c.Stage == CardStage.Signed && mine.Any(m => m.GroupId == c.GroupId && m.Post == GroupPost.Leader)), ct),
        ];
    }

    /// <summary>For a liaison: what the unit has not answered yet. That somebody has signed for it on the tablet of the group is said by name.</summary>
    public async Task<IReadOnlyList<Home.Item>> OfUnit(CancellationToken ct)
    {
        var own = rows.Visible.Where(c => c.UnitId == actor.UnitId && (c.Stage == CardStage.AwaitingUnit || c.Stage == CardStage.UnderReview));
        var waiting = await own.AsNoTracking().OrderBy(c => c.SentAt).ToListAsync(ct);
        var signed = (await db.Set<UnitConfirmation>().AsNoTracking().Where(u => u.HeldBy != null && own.Any(c => c.Id == u.CardId)).ToListAsync(ct)).ToLookup(u => u.CardId);
        return [.. waiting.Select(c => signed[c.Id].FirstOrDefault(u => u.At >= c.SentAt) is { } on
            ? new Home.Item(Waiting.CardConfirmedOnTablet, Trouble.News, 1, c.SentAt, c.Id) { Words = [on.Name, on.HeldBy!] }
            : new Home.Item(Waiting.CardToConfirm, Trouble.Run, 1, c.SentAt, c.Id))];
    }

    /// <summary>For whoever reviews: what units object to.</summary>
    public async Task<IReadOnlyList<Home.Item>> UnderReview(CancellationToken ct)
    {
        var me = actor.Id;
        var reviewed = rows.Visible.Where(c => c.Stage == CardStage.UnderReview && db.Set<Objection>().Any(o => o.CardId == c.Id && o.Outcome == null));
        return await Line(Waiting.ObjectionsOpen, Trouble.Warn, actor.Has(Permission.Score)
            ? reviewed.Where(c => db.Set<GroupMember>().Any(m => m.GroupId == c.GroupId && m.PersonId == me && m.Until == null && m.Post == GroupPost.Leader))
            : reviewed, ct);
    }

    /// <summary>A locked card says something else than when it was locked, as the last check found.</summary>
    public async Task<IReadOnlyList<Home.Item>> Altered(CancellationToken ct)
    {
        var last = await db.Set<AuditEntry>().Where(e => e.Action == nameof(CheckSeals) && (e.Result == AuditResult.Done || e.Code == "Scorecards.SealBroken")).OrderByDescending(e => e.Id).Select(e => new { e.At, e.Result }).FirstOrDefaultAsync(ct);
        return last is null || last.Result == AuditResult.Done ? [] : [new(Waiting.SealsBroken, Trouble.Bad, Since: last.At)];
    }

    private static async Task<IReadOnlyList<Home.Item>> Line(Waiting kind, Trouble trouble, IQueryable<Scorecard> cards, CancellationToken ct)
    {
        var found = await cards.Select(c => c.Id).ToListAsync(ct);
        return found.Count == 0 ? [] : [new(kind, trouble, found.Count, Row: found.Count == 1 ? found[0] : null)];
    }
}
