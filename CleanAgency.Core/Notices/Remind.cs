using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.Notices;

/// <summary>Each morning: a new day has come, and with it what deserves to be told. Also after a pause, once for all the days that were missed.</summary>
[Needs(Permission.RunJobs), EveryRow("the morning looks after everybody")]
public sealed record Remind : Command<Reminders.Told>, ILane
{
    string ILane.Lane => "notices";
}

internal sealed class RemindHandler(Reminders reminders, Mornings mornings) : IRequestHandler<Remind, Reminders.Told>
{
    public async Task<Reminders.Told> Handle(Remind command, CancellationToken ct) => await reminders.Settle(ct) with { Missed = await mornings.Missed(ct) };
}
