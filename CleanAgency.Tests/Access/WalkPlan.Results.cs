using CleanAgency.Core.Results;

namespace CleanAgency.Tests.Access;

internal static partial class WalkPlan
{
    private static readonly Dictionary<Type, Func<Guid, object>> OfResults = new()
    {
        [typeof(TotalRound)] = id => new TotalRound(id),
        [typeof(DecideScale)] = id => new DecideScale(id, [], "澄机工发〔2026〕9号", "证据不足"),
        [typeof(DecideQuotaTie)] = id => new DecideQuotaTie(id, "经济发展类", [], "澄机工发〔2026〕9号", "都不给"),
        [typeof(DecideDeviation)] = id => new DecideDeviation(id, Guid.NewGuid(), "良好", "澄机工发〔2026〕9号", "情况特殊"),
        [typeof(ApproveResult)] = id => new ApproveResult(id, "", ""),
        [typeof(SendBackResult)] = id => new SendBackResult(id, "要再看一遍"),
        [typeof(PublishResult)] = id => new PublishResult(id, "澄机工发〔2026〕17号"),
        [typeof(ArchiveRound)] = id => new ArchiveRound(id),
        [typeof(StartCorrection)] = id => new StartCorrection(id, [Guid.NewGuid()], "澄机工发〔2026〕20号", "复核成立"),
        [typeof(CheckCommitment)] = id => new CheckCommitment(id),
        [typeof(ResultBoard)] = _ => new ResultBoard(),
        [typeof(ResultTable)] = _ => new ResultTable(Guid.NewGuid()),
        [typeof(UnitResult)] = _ => new UnitResult(Guid.NewGuid(), Guid.NewGuid()),
        [typeof(ResultDifferences)] = _ => new ResultDifferences(Guid.NewGuid()),
        [typeof(ReviewList)] = _ => new ReviewList(Guid.NewGuid()),
        [typeof(ScaleOfRound)] = _ => new ScaleOfRound(Guid.NewGuid()),
        [typeof(TrialOfScheme)] = id => new TrialOfScheme(id),
        [typeof(RoundPace)] = _ => new RoundPace(),
        [typeof(CommitmentOfCard)] = id => new CommitmentOfCard(id),
    };
}
