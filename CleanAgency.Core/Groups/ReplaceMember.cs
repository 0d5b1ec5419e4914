using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.Groups;

/// <summary>Somebody else takes over, with his own conflicts: what the group may not judge follows from who is in it now.</summary>
[Needs(Permission.PlanRounds)]
public sealed record ReplaceMember(Guid GroupId, Guid PersonId, Guid ById, string Reason) : AboutGroup(GroupId);

internal sealed class ReplaceMemberForm : AbstractValidator<ReplaceMember>
{
    public ReplaceMemberForm() => RuleFor(c => c.Reason).MustSayWhy();
}

internal sealed class ReplaceMemberHandler(IAppDb db, Clock clock) : IRequestHandler<ReplaceMember>
{
    public async Task<Unit> Handle(ReplaceMember command, CancellationToken ct)
    {
        var (group, round) = await db.GroupWithRound(command.GroupId, ct);
        group.Replace(command.PersonId, await db.CandidateFor(round.Id, command.ById, ct), command.Reason, clock.Today);
        return Unit.Value;
    }
}
