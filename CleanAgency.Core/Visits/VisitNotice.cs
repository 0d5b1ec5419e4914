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

namespace CleanAgency.Core.Visits;

/// <summary>督导通知: when, who comes, and what of the material that is there anyway to have at hand. With it what was asked and changed about the date.</summary>
[Needs(Permission.SeeVisits)]
public sealed record VisitNotice(Guid VisitId) : Query<VisitNotice.Notice>, IAbout<Visit>
{
    Guid IAbout<Visit>.RowId => VisitId;

    /// <param name="MayDecide">The reader answers requests for another date.</param>
    /// <param name="Own">It is the reader's own unit: he may ask for another date.</param>
    public sealed record Notice(
        Guid Id, int Version, Guid RoundId, string Round, DateOnly From, DateOnly To, Guid UnitId, string Code, string Unit, string Area, string Address, VisitSlot Slot, DateTime? ToldAt, bool Past,
        IReadOnlyList<Group> Groups, IReadOnlyList<Topic> Material, IReadOnlyList<Move> Moves, IReadOnlyList<Request> Requests, bool MayDecide, bool Own)
    {
        public Request? Waiting => Requests.SingleOrDefault(r => r.State == RequestState.Waiting);
    }

    public sealed record Group(string Name, IReadOnlyList<Member> Members);

    public sealed record Member(string Name, string? Unit, GroupPost Post, bool Liaison);

    /// <summary>A first-level item with its demands for evidence.</summary>
    public sealed record Topic(string Name, IReadOnlyList<Item> Items);

    /// <param name="Unsure">Whether the item is for this unit depends on a fact that nobody has entered yet.</param>
    public sealed record Item(string Code, string Name, string Evidence, bool Unsure);

    public sealed record Move(VisitSlot From, VisitSlot To, string Reason, string By, DateTime At);

    public sealed record Request(string Reason, DateOnly? Wished, string By, DateTime At, RequestState State, string? Answer, string? AnsweredBy, DateTime? AnsweredAt);
}

internal sealed class VisitNoticeHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<VisitNotice, VisitNotice.Notice>
{
    public async Task<VisitNotice.Notice> Handle(VisitNotice query, CancellationToken ct)
    {
        var visit = await db.Set<Visit>().AsNoTracking().Include(v => v.Moves).Include(v => v.Requests).FindOrRefuse(query.VisitId, ct);
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(visit.RoundId, ct);
        var unit = await db.Set<SupervisedUnit>().AsNoTracking().FindOrRefuse(visit.UnitId, ct);
        return new(
            visit.Id, visit.Version, round.Id, round.Name, round.From, round.To, unit.Id, unit.Code, unit.Name, unit.Area, unit.Address, visit.Slot, visit.ToldAt, visit.Date < clock.Today,
            await Groups(visit, ct), await Material(round, unit, ct),
            [.. visit.Moves.OrderBy(m => m.At).Select(m => new VisitNotice.Move(m.From, m.To, m.Reason, m.By, m.At))],
            [.. visit.Requests.OrderBy(r => r.At).Select(r => new VisitNotice.Request(r.Reason, r.Wished, r.By, r.At, r.State, r.Answer, r.AnsweredBy, r.AnsweredAt))],
            await db.MayDecide(visit, actor, ct), actor.Has(Permission.AskOtherDate) && actor.UnitId == unit.Id);
    }

    private async Task<List<VisitNotice.Group>> Groups(Visit visit, CancellationToken ct)
    {
        var ids = new[] { visit.GroupId, visit.SecondGroupId ?? visit.GroupId };
        var members = await (
            from grp in db.Set<SupervisionGroup>()
            where ids.Contains(grp.Id)
            from member in grp.Members
            where member.Until == null
            join person in db.Set<Person>() on member.PersonId equals person.Id
            select new { grp.Id, grp.Name, person.Account, Member = new VisitNotice.Member(person.Name, db.Set<SupervisedUnit>().Where(u => u.Id == person.UnitId).Select(u => u.Name).FirstOrDefault(), member.Post, member.Liaison) }).ToListAsync(ct);
        return [.. members.GroupBy(m => (m.Id, m.Name)).OrderBy(g => g.Key.Id != visit.GroupId).Select(g => new VisitNotice.Group(g.Key.Name, [.. g.OrderBy(m => m.Member.Post).ThenBy(m => m.Account, StringComparer.Ordinal).Select(m => m.Member)]))];
    }

    // Of the round's scheme, what is asked of this unit.
    private async Task<List<VisitNotice.Topic>> Material(Round round, SupervisedUnit unit, CancellationToken ct)
    {
        if (await db.Set<Scheme>().AsNoTracking().Whole().SingleOrDefaultAsync(s => s.Id == round.SchemeId, ct) is not { } scheme)
        {
            return [];
        }

        var known = (await db.CircumstancesOf(round.Id, [unit], ct))[unit.Id];
        return [.. from area in scheme.Areas
                   let items = scheme.In(area.Id).Where(item => item.Evidence.Length > 0).Select(item => (item, item.Applies.Judge(known).Applies)).Where(x => x.Applies != Applies.No)
                       .Select(x => new VisitNotice.Item(x.item.Code, x.item.Name, x.item.Evidence, x.Applies == Applies.Unknown)).ToList()
                   where items.Count > 0
                   select new VisitNotice.Topic(area.Name, items)];
    }
}
