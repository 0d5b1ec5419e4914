using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Rounds;

/// <summary>A new round in preparation. It follows the latest one before it, and begins as its copy where that is wanted.</summary>
[Needs(Permission.PlanRounds)]
[EveryRow("a round that is being planned is nobody's row yet")]
public sealed record PlanRound(string Code, RoundProfile Profile, bool CopyLast) : Command<Guid>, ILane
{
    string ILane.Lane => "rounds";
}

internal sealed class PlanRoundHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<PlanRound, Guid>
{
    public async Task<Guid> Handle(PlanRound command, CancellationToken ct)
    {
        var code = Round.CheckedCode(command.Code);
        if (await db.Set<Round>().SingleOrDefaultAsync(r => r.Code == code, ct) is { } taken)
        {
            throw new RuleBroken("Rounds.CodeTaken", code, taken.Name);
        }

        var last = await db.LastBefore(command.Profile.From, ct);
        var round = new Round(code, command.Profile, last, actor.Name, clock.Now);
        if (command.CopyLast)
        {
            var other = last ?? throw new RuleBroken("Rounds.NothingToCopy");
            round.CopyFrom(other, (await db.UnitsOf(other.Id, ct)).Where(unit => round.WhyNotIn(unit) is null));
        }

        db.Set<Round>().Add(round);
        return round.Id;
    }
}

/// <summary>Which round a new one would follow, for the form.</summary>
[Needs(Permission.PlanRounds)]
public sealed record LastRound(DateOnly Before) : Query<LastRound.Answer?>, IAmong<Round>
{
    public sealed record Answer(string Code, string Name, int Units);
}

internal sealed class LastRoundHandler(Rows<Round> rows) : IRequestHandler<LastRound, LastRound.Answer?>
{
    public Task<LastRound.Answer?> Handle(LastRound query, CancellationToken ct) =>
        rows.Visible.Before(query.Before).Select(r => new LastRound.Answer(r.Code, r.Name, r.Units.Count)).FirstOrDefaultAsync(ct);
}

internal static class RoundQueries
{
    public static IQueryable<Round> Before(this IQueryable<Round> rounds, DateOnly day) => rounds.Where(r => r.From < day).OrderByDescending(r => r.From).ThenByDescending(r => r.Code);

    public static Task<Round?> LastBefore(this IAppDb db, DateOnly day, CancellationToken ct) => db.Set<Round>().Before(day).FirstOrDefaultAsync(ct);

    public static Task<List<SupervisedUnit>> UnitsOf(this IAppDb db, Guid roundId, CancellationToken ct) =>
        db.Set<SupervisedUnit>().Where(u => db.Set<RoundUnit>().Any(r => r.RoundId == roundId && r.UnitId == u.Id)).ToListAsync(ct);
}
