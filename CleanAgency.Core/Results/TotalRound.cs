using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Nothing = MediatR.Unit;

namespace CleanAgency.Core.Results;

/// <summary>汇总: commits to all locked cards, and only then may totals be read side by side. After a correction it begins the next version.</summary>
[Needs(Permission.PrepareResults)]
public sealed record TotalRound(Guid RoundId) : ResultStep(RoundId);

internal sealed class TotalRoundHandler(ResultDesk desk, CardSeals seals, IAppDb db, AuditNote note) : IRequestHandler<TotalRound>
{
    public async Task<Nothing> Handle(TotalRound command, CancellationToken ct)
    {
        var round = await db.Set<Round>().FindOrRefuse(command.RoundId, ct);
        var before = await desk.LatestOrNone(round.Id, ct);
        if (before is { Corrected: false })
        {
            throw new RuleBroken("Results.NothingCorrected", before.Caption);
        }

        var cards = await db.Counted(round.Id).AsNoTracking().OrderBy(c => c.Title).ToListAsync(ct);
        if (await db.WhyNotTotal(round.Id, cards, ct) is [var no, ..])
        {
            throw no;
        }

        RefuseAltered(cards, await seals.Of(db.Counted(round.Id), ct));
        var result = new RoundResult(round, cards, before, desk.Hand);
        Follow(round, before, result);
        db.Set<RoundResult>().Add(result);
        note.Say("Results.Note.Committed", result.Caption, cards.Count, result.Root);
        return Nothing.Value;
    }

    // An altered card must not be covered by a commitment that was made afterwards.
    private static void RefuseAltered(List<Scorecard> cards, IReadOnlyDictionary<Guid, string> now)
    {
        if (cards.Where(card => now[card.Id] != card.Seal).ToList() is { Count: > 0 } altered)
        {
            throw new RuleBroken("Results.Altered", altered.Count, Totals.Titles(altered.Select(card => card.Title)));
        }
    }

    // A corrected version begins anew, as far as what has been decided still holds.
    private static void Follow(Round round, RoundResult? before, RoundResult result)
    {
        if (before is null)
        {
            round.Reach(RoundState.Totalled);
        }
        else if (!round.IsPublished)
        {
            round.SendBackToTotals();
            if (result.Stage == ResultStage.Calibrated)
            {
                round.Reach(RoundState.Calibrated);
            }
        }
    }
}

/// <summary>What stands between a round and its total.</summary>
internal static class Totals
{
    private const int Named = 5;

    /// <summary>The cards that count: those that were set aside do not.</summary>
    public static IQueryable<Scorecard> Counted(this IAppDb db, Guid roundId) => db.Set<Scorecard>().Where(c => c.RoundId == roundId && c.Stage != CardStage.SetAside);

    public static async Task<IReadOnlyList<RuleBroken>> WhyNotTotal(this IAppDb db, Guid roundId, IReadOnlyList<Scorecard> cards, CancellationToken ct)
    {
        var without = await (
            from scope in db.Set<RoundUnit>()
            where scope.RoundId == roundId && !db.Counted(roundId).Any(c => c.UnitId == scope.UnitId)
            join unit in db.Set<SupervisedUnit>() on scope.UnitId equals unit.Id
            orderby unit.Sequence
            select unit.Name).ToListAsync(ct);
        List<RuleBroken> missing = [];
        if (without.Count > 0)
        {
            missing.Add(new("Results.WithoutCard", without.Count, Titles(without)));
        }

        if (cards.Where(card => card.Stage != CardStage.Locked).ToList() is { Count: > 0 } open)
        {
            missing.Add(new("Results.CardsOpen", open.Count, Titles(open.Select(card => card.Title))));
        }

        return missing;
    }

    /// <summary>The first of them by name.</summary>
    public static string Titles(IEnumerable<string> all)
    {
        var named = all.ToList();
        return string.Join(RuleTexts.Say("Plans.Comma"), named.Take(Named)) + (named.Count > Named ? RuleTexts.Say("Results.AndMore") : "");
    }
}
