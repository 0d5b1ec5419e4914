using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.Rounds;

/// <summary>One field of one round. The scheme and the round before are named by their ids.</summary>
[Needs(Permission.PlanRounds)]
public sealed record EditRound(Guid RoundId, RoundField Field, string? Value, int Seen) : Command<int>, IAbout<Round>, ILane
{
    Guid IAbout<Round>.RowId => RoundId;

    string ILane.Lane => $"round {RoundId}";
}

internal sealed class EditRoundForm : AbstractValidator<EditRound>
{
    public EditRoundForm()
    {
        RuleFor(c => c.Field).IsInEnum();
        RuleFor(c => c.Value).MaximumLength(100);
        RuleFor(c => c.Value).Must(value => string.IsNullOrEmpty(value) || Guid.TryParse(value, out _)).When(c => c.Field is RoundField.Scheme or RoundField.Previous);
    }
}

internal sealed class EditRoundHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<EditRound, int>
{
    public async Task<int> Handle(EditRound command, CancellationToken ct)
    {
        var round = await db.Set<Round>().FindOrRefuse(command.RoundId, ct);
        if (command.Field == RoundField.Scheme && Guid.TryParse(command.Value, out var scheme))
        {
            await db.Set<Scheme>().FindOrRefuse(scheme, ct);
        }

        var named = command.Field == RoundField.Previous && Guid.TryParse(command.Value, out var previous) ? await db.Set<Round>().FindOrRefuse(previous, ct) : null;
        return round.Edit(command.Field, command.Value, named, command.Seen, actor.Name, clock.Now);
    }
}
