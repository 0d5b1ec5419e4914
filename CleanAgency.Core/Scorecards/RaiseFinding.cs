using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.Scorecards;

/// <summary>Any deduction can lead to one, and so can an item without any.</summary>
[Needs(Permission.Score)]
public sealed record RaiseFinding(Guid Id, Guid CardId, int Epoch, Guid ItemId, DateTime At, FindingContent Content) : Tap(Id, CardId, Epoch, ItemId, At);

internal sealed class RaiseFindingHandler(ScoringDesk desk, IAppDb db) : IRequestHandler<RaiseFinding, TapAnswer>
{
    public async Task<TapAnswer> Handle(RaiseFinding tap, CancellationToken ct)
    {
        var item = await desk.Open(tap, ct);
        db.Set<Finding>().Add(item.Raise(tap));
        return item.Judged();
    }
}

[Needs(Permission.Score)]
public sealed record WithdrawFinding(Guid Id, Guid CardId, int Epoch, Guid ItemId, DateTime At, Guid Finding, string Reason) : Tap(Id, CardId, Epoch, ItemId, At);

internal sealed class WithdrawFindingHandler(ScoringDesk desk, IAppDb db) : IRequestHandler<WithdrawFinding, TapAnswer>
{
    public async Task<TapAnswer> Handle(WithdrawFinding tap, CancellationToken ct)
    {
        var item = await desk.Open(tap, ct);
        item.Withdraw(await db.Set<Finding>().Where(f => f.CardId == tap.CardId && f.ItemId == tap.ItemId).FindOrRefuse(tap.Finding, ct), tap.Reason);
        return item.Judged();
    }
}
