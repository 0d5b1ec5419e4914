using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.Groups;

/// <summary>It no longer holds. What was stated stays on record.</summary>
[Needs(Permission.DeclareConflicts)]
public sealed record WithdrawConflict(Guid ConflictId, Confided Reason) : Command, IAbout<Conflict>
{
    Guid IAbout<Conflict>.RowId => ConflictId;
}

internal sealed class WithdrawConflictForm : AbstractValidator<WithdrawConflict>
{
    public WithdrawConflictForm() => RuleFor(c => c.Reason.Text).MustSayWhy();
}

internal sealed class WithdrawConflictHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<WithdrawConflict>
{
    public async Task<Unit> Handle(WithdrawConflict command, CancellationToken ct)
    {
        var conflict = await db.Set<Conflict>().FindOrRefuse(command.ConflictId, ct);
        conflict.Withdraw(command.Reason.Text, actor.Has(Permission.PlanRounds), actor.Name, clock.Now);
        return Unit.Value;
    }
}
