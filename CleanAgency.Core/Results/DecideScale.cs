using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Nothing = MediatR.Unit;

namespace CleanAgency.Core.Results;

/// <summary>So many points are added to every card of the group.</summary>
public sealed record GroupShift(Guid GroupId, Points Points);

/// <summary>校准: the leaders say whether groups' scales are adjusted, within the cap of the policy, or not at all.</summary>
/// <param name="Shifts">Empty: nothing is adjusted.</param>
[Needs(Permission.DecideResults)]
public sealed record DecideScale(Guid RoundId, IReadOnlyList<GroupShift> Shifts, string Number, string Reason) : ResultStep(RoundId);

internal sealed class DecideScaleForm : AbstractValidator<DecideScale>
{
    public DecideScaleForm() =>
        RuleFor(c => c.Shifts).Must(shifts => shifts.Count <= 200 && shifts.DistinctBy(s => s.GroupId).Count() == shifts.Count).WithMessage(_ => RuleTexts.Say("Results.ShiftsForm"));
}

internal sealed class DecideScaleHandler(ResultDesk desk, FiguresReader figures, IAppDb db) : IRequestHandler<DecideScale>
{
    public async Task<Nothing> Handle(DecideScale command, CancellationToken ct)
    {
        var (round, result) = await desk.Open(command.RoundId, ct);
        var names = await db.Set<SupervisionGroup>().Where(g => g.RoundId == round.Id).ToDictionaryAsync(g => g.Id, g => g.Name, ct);
        var shifts = command.Shifts.Select(shift => (shift.GroupId, names.GetValueOrDefault(shift.GroupId) ?? throw new RuleBroken("Common.Gone"), shift.Points)).ToList();
        if (shifts.Any(shift => !shift.Points.IsZero) && RoundScale.Of(await figures.Of(round.Id, ct)).Items.Verdict == ScaleVerdict.NotConnected)
        {
            throw new RuleBroken("Results.GroupsApart");
        }

        result.DecideScale(shifts, round.Policy!.Calibration.MaxAdjustment, new(command.Number, command.Reason), desk.Hand);
        if (!round.IsPublished)
        {
            round.Reach(RoundState.Calibrated, again: true);
        }

        return Nothing.Value;
    }
}
