using CleanAgency.Core.Results;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Results;

/// <summary>Who prepares, decides or audits reads every version, others only what is published.</summary>
public sealed class ResultRowsTests : IAsyncLifetime
{
    private Agency agency = null!;
    private DecidedRound round = null!;

    public async Task InitializeAsync()
    {
        agency = await Agency.District();
        round = await (await DecidedRound.Of(agency)).Approved();
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Theory]
    [InlineData("coordinator", true)]
    [InlineData("leader", true)]
    [InlineData("auditor", true)]
    [InlineData("p06", false)]
    [InlineData("u10", false)]
    public async Task A_version_that_is_not_published_is_only_theirs(string account, bool reads)
    {
        var outcome = await agency.As(account).Try(new ResultTable(round.Id));
        Assert.Equal((reads, reads ? null : "Results.NotPublished"), (outcome.Done, outcome.Code));
        await round.Coordinator.Send(new PublishResult(round.Id, DecidedRound.Number));
        Assert.True((await agency.As(account).Try(new ResultTable(round.Id))).Done);
    }

    [Fact]
    public async Task Without_the_right_to_see_every_result_there_are_no_scales_reviews_and_differences()
    {
        foreach (var account in new[] { "p06", "u10", "secadmin" })
        {
            Assert.Equal("Access.NoRight", await agency.As(account).Refused(new ScaleOfRound(round.Id)));
            Assert.Equal("Access.NoRight", await agency.As(account).Refused(new ReviewList(round.Id)));
            Assert.Equal("Access.NoRight", await agency.As(account).Refused(new ResultDifferences(round.Id)));
        }

        Assert.NotEmpty((await round.Auditor.Send(new ScaleOfRound(round.Id))).Groups);
        Assert.NotNull(await round.Auditor.Send(new ReviewList(round.Id)));
    }
}
