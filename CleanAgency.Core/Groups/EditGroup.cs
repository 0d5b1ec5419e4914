using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.Groups;

/// <summary>One field of one group. The lead unit is named by its id.</summary>
[Needs(Permission.PlanRounds)]
public sealed record EditGroup(Guid GroupId, GroupField Field, string? Value, int Seen) : Command<int>, IAbout<SupervisionGroup>, ILane
{
    Guid IAbout<SupervisionGroup>.RowId => GroupId;

    string ILane.Lane => "groups";
}

internal sealed class EditGroupForm : AbstractValidator<EditGroup>
{
    public EditGroupForm()
    {
        RuleFor(c => c.Field).IsInEnum();
        RuleFor(c => c.Value).MaximumLength(100);
        RuleFor(c => c.Value).Must(value => Guid.TryParse(value, out _)).When(c => c.Field == GroupField.LeadUnit);
    }
}

internal sealed class EditGroupHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<EditGroup, int>
{
    public async Task<int> Handle(EditGroup command, CancellationToken ct)
    {
        var (group, round) = await db.GroupWithRound(command.GroupId, ct);
        if (command.Field == GroupField.LeadUnit)
        {
            await db.Set<SupervisedUnit>().FindOrRefuse(Guid.Parse(command.Value!), ct);
        }

        if (command.Field == GroupField.Name)
        {
            await db.RefuseTaken(round.Id, command.Value, group.Id, ct);
        }

        return group.Edit(round, command.Field, command.Value, command.Seen, actor.Name, clock.Now);
    }
}
