using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>Two people who find two things write two rows: an addition needs to have seen nothing.</summary>
[Needs(Permission.Score)]
public sealed record AddOccurrence(Guid Id, Guid CardId, int Epoch, Guid ItemId, DateTime At, FoundFact Found) : Tap(Id, CardId, Epoch, ItemId, At);

internal sealed class AddOccurrenceHandler(ScoringDesk desk, IAppDb db) : IRequestHandler<AddOccurrence, TapAnswer>
{
    public async Task<TapAnswer> Handle(AddOccurrence tap, CancellationToken ct)
    {
        var item = await desk.Open(tap, ct);
        db.Set<Occurrence>().Add(item.Add(tap));
        return item.Judged();
    }
}

/// <summary>It stays on the card, struck out, with who withdrew it and why; and so do the findings raised from it.</summary>
[Needs(Permission.Score)]
public sealed record WithdrawOccurrence(Guid Id, Guid CardId, int Epoch, Guid ItemId, DateTime At, Guid Entry, string Reason) : Tap(Id, CardId, Epoch, ItemId, At);

internal sealed class WithdrawOccurrenceHandler(ScoringDesk desk, IAppDb db) : IRequestHandler<WithdrawOccurrence, TapAnswer>
{
    public async Task<TapAnswer> Handle(WithdrawOccurrence tap, CancellationToken ct)
    {
        var item = await desk.Open(tap, ct);
        item.Withdraw(item.Entry(tap.Entry), tap.Reason, await db.Set<Finding>().Where(f => f.CardId == tap.CardId && f.ItemId == tap.ItemId && f.EntryId == tap.Entry).ToListAsync(ct));
        return item.Judged();
    }
}
