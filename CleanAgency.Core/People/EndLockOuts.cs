using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.People;

/// <summary>Lock-outs whose time has passed are taken off, though nobody would be kept out by them: who was told of one is told in the same save that it is over.</summary>
[Needs(Permission.RunJobs)]
[EveryRow("a lock-out ends by the clock, whomever it kept out")]
public sealed record EndLockOuts : Command, ILane
{
    string ILane.Lane => "people";
}

internal sealed class EndLockOutsHandler(IAccounts accounts) : IRequestHandler<EndLockOuts>
{
    public async Task<Unit> Handle(EndLockOuts command, CancellationToken ct)
    {
        await accounts.EndLockOuts(ct);
        return Unit.Value;
    }
}
