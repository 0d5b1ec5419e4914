using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.People;

/// <summary>The roles stay ungranted; who proposed them reads why.</summary>
[Needs(Permission.GrantRoles)]
public sealed record DeclineRoles(IReadOnlyList<Guid> Proposals, string Reason) : Command, IAmong<RoleProposal>, ILane
{
    string ILane.Lane => "people";
}

internal sealed class DeclineRolesForm : AbstractValidator<DeclineRoles>
{
    public DeclineRolesForm()
    {
        RuleFor(c => c.Proposals).NotEmpty().WithMessage(_ => RuleTexts.Say("People.NoneChosen"));
        RuleFor(c => c.Reason).Must(reason => (reason ?? "").Trim() is { Length: > 1 and <= 200 }).WithMessage(_ => RuleTexts.Say("People.DeclineReasonForm"));
    }
}

internal sealed class DeclineRolesHandler(Rows<RoleProposal> rows, Actor actor, Clock clock) : IRequestHandler<DeclineRoles>
{
    public async Task<Unit> Handle(DeclineRoles command, CancellationToken ct)
    {
        var chosen = await rows.Visible.Undecided().Among(command.Proposals, ct);
        chosen.ForEach(proposal => proposal.Decline(command.Reason, actor.Name, clock.Now));
        return chosen.Count > 0 ? Unit.Value : throw new RuleBroken("People.AlreadyDecided");
    }
}
