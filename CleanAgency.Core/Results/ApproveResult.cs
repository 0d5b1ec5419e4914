using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Nothing = MediatR.Unit;

namespace CleanAgency.Core.Results;

/// <summary>审定: the lines are frozen as they stand.</summary>
/// <param name="Seen">What the leader had before his eyes: <see cref="ResultTable.Answer.Fingerprint"/>.</param>
/// <param name="Number">文号 under which it was approved.</param>
[Needs(Permission.DecideResults)]
public sealed record ApproveResult(Guid RoundId, string Seen, string Number) : ResultStep(RoundId);

internal sealed class ApproveResultHandler(ResultDesk desk, OutcomeDesk outcomes, AuditNote note) : IRequestHandler<ApproveResult>
{
    public async Task<Nothing> Handle(ApproveResult command, CancellationToken ct)
    {
        var (round, result) = await desk.Open(command.RoundId, ct);
        result.RefuseUnless(ResultStage.Calibrated);
        var outcome = await outcomes.Of(round, result, ct);
        if (outcome.Categories.FirstOrDefault(category => category is { Waiting: not null, Decided: false }) is { } open)
        {
            throw new RuleBroken("Results.TieOpen", open.Name, open.Waiting!.UnitIds.Count);
        }

        var lines = OutcomeDesk.Lines(outcome);
        if (OutcomeDesk.Fingerprint(lines) != command.Seen)
        {
            throw new RuleBroken("Results.ChangedMeanwhile");
        }

        result.Approve(lines, command.Number, desk.Hand);
        note.Say("Results.Note.Frozen", result.Caption, lines.Count, result.Frozen!);
        if (!round.IsPublished)
        {
            round.Reach(RoundState.Approved);
        }

        return Nothing.Value;
    }
}

/// <summary>退回汇总: before it is published the leaders may send a result back.</summary>
[Needs(Permission.DecideResults)]
public sealed record SendBackResult(Guid RoundId, string Reason) : ResultStep(RoundId);

internal sealed class SendBackResultForm : ReasonForm<SendBackResult>
{
    public SendBackResultForm()
        : base(c => c.Reason)
    {
    }
}

internal sealed class SendBackResultHandler(ResultDesk desk, IAppDb db) : IRequestHandler<SendBackResult>
{
    public async Task<Nothing> Handle(SendBackResult command, CancellationToken ct)
    {
        var (round, result) = await desk.Open(command.RoundId, ct);
        await db.Set<ResultLine>().Where(line => line.ResultId == result.Id).LoadAsync(ct);
        result.SendBack(command.Reason, desk.Hand);
        if (!round.IsPublished)
        {
            round.SendBackToTotals();
        }

        return Nothing.Value;
    }
}
