using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

/// <summary>The form of one person (回避申请书): what the system knows already, what he has stated, and whether he has signed it for the current round.</summary>
[Needs(Permission.DeclareConflicts)]
[EveryRow("it answers about the sender alone")]
public sealed record MyConflicts : Query<MyConflicts.Form>
{
    public sealed record Period(Guid Id, string Code, string Name, DateOnly From, DateOnly To, Guid? GroupId, string? Group);

    public sealed record Known(string Unit, ConflictKind Kind, DateOnly Since);

    public sealed record Stated(
        Guid Id, string Unit, ConflictKind Kind, string Ground, ConflictSource Source, DateOnly From, DateOnly? Until, DateTime At, string By, DateTime? WithdrawnAt, string? WithdrawReason);

    public sealed record Signature(string Name, DateTime At, int Items);

    /// <param name="Round">Null: none has been planned yet.</param>
    public sealed record Form(string Name, string? Unit, Period? Round, IReadOnlyList<Known> Known, IReadOnlyList<Stated> Stated, Signature? Signature)
    {
        public IEnumerable<Stated> InForce => Stated.Where(s => s.WithdrawnAt is null);

        /// <summary>Something was added or withdrawn after the signature.</summary>
        public bool ChangedSince => Signature is { } signed && Stated.Any(s => s.At > signed.At || s.WithdrawnAt > signed.At);
    }
}

internal sealed class MyConflictsHandler(IAppDb db, Actor actor) : IRequestHandler<MyConflicts, MyConflicts.Form>
{
    public async Task<MyConflicts.Form> Handle(MyConflicts query, CancellationToken ct)
    {
        var round = await db.PlannedRoundOrNone(ct);
        var names = await db.Set<SupervisedUnit>().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var stated = await db.Set<Conflict>().Where(c => c.PersonId == actor.Id).OrderBy(c => c.StatedAt).ToListAsync(ct);
        return new(
            actor.Name, actor.UnitId is { } unit ? names[unit] : null, round is null ? null : await PeriodOf(round, ct),
            round is null ? [] : [.. (await db.RecusalsOf(round, [actor.Id], ct)).Where(r => !r.Confided).Select(r => new MyConflicts.Known(names[r.UnitId], r.Kind, r.Since))],
            [.. stated.Select(c => new MyConflicts.Stated(c.Id, names[c.UnitId], c.Kind, c.Ground, c.Source, c.From, c.Until, c.StatedAt, c.StatedBy, c.WithdrawnAt, c.WithdrawReason))],
            round is null ? null : await db.Set<Declaration>().Where(d => d.RoundId == round.Id && d.PersonId == actor.Id)
                .Select(d => new MyConflicts.Signature(d.SignedName, d.SignedAt, d.Items)).SingleOrDefaultAsync(ct));
    }

    private async Task<MyConflicts.Period> PeriodOf(Round round, CancellationToken ct)
    {
        var group = await db.Set<SupervisionGroup>().Where(g => g.RoundId == round.Id && g.Members.Any(m => m.PersonId == actor.Id && m.Until == null)).Select(g => new { g.Id, g.Name }).FirstOrDefaultAsync(ct);
        return new(round.Id, round.Code, round.Name, round.From, round.To, group?.Id, group?.Name);
    }
}

/// <summary>For naming a unit in the form: the names of all units, because kin may serve in any of them.</summary>
[Needs(Permission.DeclareConflicts)]
[EveryRow("names of units are known to all, and a conflict may concern any of them")]
public sealed record UnitsToDeclare(string Search) : Query<UnitChoices.Answer>;

internal sealed class UnitsToDeclareHandler(IAppDb db, Clock clock) : IRequestHandler<UnitsToDeclare, UnitChoices.Answer>
{
    public Task<UnitChoices.Answer> Handle(UnitsToDeclare query, CancellationToken ct) => db.Set<SupervisedUnit>().FirstFitting(query.Search, clock.Today, ct);
}
