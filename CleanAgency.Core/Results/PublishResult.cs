using CleanAgency.Core.Access;
using CleanAgency.Core.Rounds;
using MediatR;
using Nothing = MediatR.Unit;

namespace CleanAgency.Core.Results;

/// <summary>通报: every unit may read its own line, and the rest of what the policy shows.</summary>
/// <param name="Number">文号 of the notice.</param>
[Needs(Permission.PublishResults)]
public sealed record PublishResult(Guid RoundId, string Number) : ResultStep(RoundId);

internal sealed class PublishResultHandler(ResultDesk desk) : IRequestHandler<PublishResult>
{
    public async Task<Nothing> Handle(PublishResult command, CancellationToken ct)
    {
        var (round, result) = await desk.Open(command.RoundId, ct);
        result.Publish(command.Number, desk.Hand);
        if (!round.IsPublished)
        {
            round.Reach(RoundState.Published);
        }

        return Nothing.Value;
    }
}

/// <summary>归档.</summary>
[Needs(Permission.PrepareResults)]
public sealed record ArchiveRound(Guid RoundId) : ResultStep(RoundId);

internal sealed class ArchiveRoundHandler(ResultDesk desk) : IRequestHandler<ArchiveRound>
{
    public async Task<Nothing> Handle(ArchiveRound command, CancellationToken ct)
    {
        var (round, result) = await desk.Open(command.RoundId, ct);
        result.RefuseUnless(ResultStage.Published);
        round.Reach(RoundState.Archived);
        return Nothing.Value;
    }
}
