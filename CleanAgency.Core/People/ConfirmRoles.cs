using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.People;

/// <summary>Grants what a list has asked for, in one act. What a rule forbids stays on the list with its reason.</summary>
[Needs(Permission.GrantRoles)]
public sealed record ConfirmRoles(IReadOnlyList<Guid> Proposals) : Command<ConfirmRoles.Answer>, IAmong<RoleProposal>, ILane
{
    string ILane.Lane => "people";

    public sealed record Answer(int Granted, int Left);
}

internal sealed class ConfirmRolesForm : AbstractValidator<ConfirmRoles>
{
    public ConfirmRolesForm() => RuleFor(c => c.Proposals).NotEmpty().WithMessage(_ => RuleTexts.Say("People.NoneChosen"));
}

internal sealed class ConfirmRolesHandler(Rows<RoleProposal> rows, IAppDb db, Actor actor, Clock clock) : IRequestHandler<ConfirmRoles, ConfirmRoles.Answer>
{
    public async Task<ConfirmRoles.Answer> Handle(ConfirmRoles command, CancellationToken ct)
    {
        var chosen = await rows.Visible.Undecided().Among(command.Proposals, ct);
        var ids = chosen.Select(p => p.PersonId).ToHashSet();
        var people = await db.Set<Person>().Include(p => p.Grants).Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        RuleBroken? first = null;
        var granted = 0;
        // One by one: a role that has just been granted may exclude the next.
        foreach (var proposal in chosen.OrderBy(p => p.Role))
        {
            if (people[proposal.PersonId].WhyNotTake(proposal.Role, actor.Id) is { } no)
            {
                first ??= no;
                continue;
            }

            proposal.Confirm(people[proposal.PersonId], actor.Id, actor.Name, clock.Now);
            granted++;
        }

        return granted > 0 ? new(granted, chosen.Count - granted) : throw first ?? new RuleBroken("People.AlreadyDecided");
    }
}
