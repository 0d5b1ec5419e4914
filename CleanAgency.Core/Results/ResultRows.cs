using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Results;

/// <summary>Who prepares, decides or audits reads every version; others know of what is published.</summary>
internal sealed class ResultRows : RowRule<RoundResult>
{
    public override IQueryable<RoundResult> Narrow(IQueryable<RoundResult> rows, Actor actor) =>
        actor.Has(Permission.SeeEveryResult) ? rows : rows.Where(result => result.Stage == ResultStage.Published);
}

/// <summary>Of a published result a liaison sees the line of the own unit and no other; an inspector sees them all where the round's policy shows ranks, and otherwise none.</summary>
internal sealed class ResultLineRows(IAppDb db) : RowRule<ResultLine>
{
    public override IQueryable<ResultLine> Narrow(IQueryable<ResultLine> rows, Actor actor)
    {
        if (actor.Has(Permission.SeeEveryResult))
        {
            return rows;
        }

        var published = db.Set<RoundResult>().Where(result => result.Stage == ResultStage.Published);
        if (actor.Has(Permission.Score))
        {
            return rows.Where(line => published.Any(result => result.Id == line.ResultId && result.ShownRank == PublishedRank.Category));
        }

        var own = actor.Has(Permission.ConfirmCards) ? actor.UnitId : null;
        return rows.Where(line => line.UnitId == own && published.Any(result => result.Id == line.ResultId));
    }
}
