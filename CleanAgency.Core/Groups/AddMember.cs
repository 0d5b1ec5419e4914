using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.Groups;

[Needs(Permission.PlanRounds)]
public sealed record AddMember(Guid GroupId, Guid PersonId, GroupPost Post, bool Liaison) : AboutGroup(GroupId);

internal sealed class AddMemberForm : AbstractValidator<AddMember>
{
    public AddMemberForm() => RuleFor(c => c.Post).IsInEnum();
}

internal sealed class AddMemberHandler(IAppDb db, Clock clock) : IRequestHandler<AddMember>
{
    public async Task<Unit> Handle(AddMember command, CancellationToken ct)
    {
        var (group, round) = await db.GroupWithRound(command.GroupId, ct);
        group.Add(round, await db.CandidateFor(round.Id, command.PersonId, ct), command.Post, command.Liaison, clock.Today);
        return Unit.Value;
    }
}

/// <summary>Another post in the same group. Whoever is made leader takes the post over from the one who has it.</summary>
[Needs(Permission.PlanRounds)]
public sealed record AssignPost(Guid GroupId, Guid PersonId, GroupPost Post, bool Liaison) : AboutGroup(GroupId);

internal sealed class AssignPostForm : AbstractValidator<AssignPost>
{
    public AssignPostForm() => RuleFor(c => c.Post).IsInEnum();
}

internal sealed class AssignPostHandler(IAppDb db) : IRequestHandler<AssignPost>
{
    public async Task<Unit> Handle(AssignPost command, CancellationToken ct)
    {
        var (group, round) = await db.GroupWithRound(command.GroupId, ct);
        group.Assign(round, command.PersonId, command.Post, command.Liaison);
        return Unit.Value;
    }
}

[Needs(Permission.PlanRounds)]
public sealed record RemoveMember(Guid GroupId, Guid PersonId) : AboutGroup(GroupId);

internal sealed class RemoveMemberHandler(IAppDb db) : IRequestHandler<RemoveMember>
{
    public async Task<Unit> Handle(RemoveMember command, CancellationToken ct)
    {
        var (group, round) = await db.GroupWithRound(command.GroupId, ct);
        group.Remove(round, command.PersonId);
        return Unit.Value;
    }
}
