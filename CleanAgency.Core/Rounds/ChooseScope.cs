using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Nothing = MediatR.Unit;

namespace CleanAgency.Core.Rounds;

/// <summary>Takes units into a round or leaves them out; only the ones named, so two coordinators never undo each other.</summary>
[Needs(Permission.PlanRounds)]
public sealed record ChooseScope(Guid RoundId, IReadOnlyList<Guid> UnitIds, bool In) : Command, IAbout<Round>, ILane
{
    Guid IAbout<Round>.RowId => RoundId;

    string ILane.Lane => $"round {RoundId}";
}

internal sealed class ChooseScopeForm : AbstractValidator<ChooseScope>
{
    public ChooseScopeForm() => RuleFor(c => c.UnitIds.Count).InclusiveBetween(1, 5000).OverridePropertyName(nameof(ChooseScope.UnitIds));
}

internal sealed class ChooseScopeHandler(IAppDb db) : IRequestHandler<ChooseScope>
{
    public async Task<Nothing> Handle(ChooseScope command, CancellationToken ct)
    {
        var round = await db.Set<Round>().Include(r => r.Units).FindOrRefuse(command.RoundId, ct);
        if (command.In)
        {
            round.TakeIn(await db.Set<SupervisedUnit>().Where(u => command.UnitIds.Contains(u.Id)).ToListAsync(ct));
        }
        else
        {
            round.LeaveOut([.. command.UnitIds]);
        }

        return Nothing.Value;
    }
}
