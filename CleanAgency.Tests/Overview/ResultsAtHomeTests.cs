using CleanAgency.Core.Notices;
using CleanAgency.Core.Results;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Overview;

/// <summary>Each step of a round's result waits for whoever takes it, and for nobody else.</summary>
public sealed class ResultsAtHomeTests : IAsyncLifetime
{
    private static readonly NoticeKind[] Steps = [NoticeKind.RoundToTotal, NoticeKind.CorrectionToTotal, NoticeKind.ScaleToDecide, NoticeKind.TiesToDecide, NoticeKind.ResultToApprove, NoticeKind.ResultToPublish];

    private const string EveryTie = "\"fewer negative points\",\"higher E 廉洁型机关\",\"higher task on-time rate\",\"higher ballot score\",";

    private Agency agency = null!;
    private DecidedRound round = null!;

    public async Task InitializeAsync()
    {
        agency = await Agency.District();
        round = await DecidedRound.Of(agency);
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task From_the_last_locked_card_to_the_notice()
    {
        Assert.Empty(await Waits(round.Coordinator));
        Assert.Empty(await Waits(round.Leader));
        await round.Untotalled();
        Assert.Equal([(NoticeKind.RoundToTotal, 54)], await Waits(round.Coordinator));
        Assert.Empty(await Waits(round.Leader));
        await round.Coordinator.Send(new TotalRound(round.Id));
        Assert.Empty(await Waits(round.Coordinator));
        Assert.Equal([(NoticeKind.ScaleToDecide, 0)], await Waits(round.Leader));
        await round.Leader.Send(new DecideScale(round.Id, [], DecidedRound.Number, "证据不足"));
        Assert.Equal([(NoticeKind.ResultToApprove, 0)], await Waits(round.Leader));
        await round.Approve();
        Assert.Equal([(NoticeKind.ResultToPublish, 0)], await Waits(round.Leader));
        Assert.Equal([(NoticeKind.ResultToPublish, 0)], await Waits(round.Coordinator));
        Assert.Empty(await Waits(round.Auditor));
        await round.Coordinator.Send(new PublishResult(round.Id, DecidedRound.Number));
        Assert.Empty(await Waits(round.Leader));
    }

    [Theory]
    [InlineData("U03", true)]
    [InlineData("U05", false)]
    public async Task Equals_across_a_quota_line_come_before_the_approval_and_never_wait_for_who_belongs_to_one_of_them(string other, bool waits)
    {
        await (await round.Untotalled()).Policy("\"quotaPercentPerCategory\":30", "\"quotaPercentPerCategory\":0");
        await round.Policy(EveryTie, "");
        await round.Faultless("U01", "U02", other);
        await round.Coordinator.Send(new TotalRound(round.Id));
        await round.Leader.Send(new DecideScale(round.Id, [], DecidedRound.Number, "证据不足"));
        Assert.Single((await round.Table()).Waiting);
        Assert.Equal(waits ? [(NoticeKind.TiesToDecide, 1)] : [], await Waits(round.Leader));
    }

    private static async Task<(NoticeKind Kind, long Count)[]> Waits(Sender sender) =>
        [.. (await sender.Waits()).Where(item => Steps.Contains(item.Kind)).Select(item => (item.Kind, item.Count))];
}
