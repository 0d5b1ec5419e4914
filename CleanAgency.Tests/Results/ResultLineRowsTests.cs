using CleanAgency.Core.Results;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Results;

/// <summary>Whose line of a published result is whose.</summary>
public sealed class ResultLineRowsTests : IAsyncLifetime
{
    private Agency agency = null!;
    private DecidedRound round = null!;

    public async Task InitializeAsync()
    {
        agency = await Agency.District();
        round = await (await DecidedRound.Of(agency)).Published();
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task A_liaison_reads_the_own_line_and_never_another()
    {
        var liaison = agency.As("u10");
        var table = await liaison.Send(new ResultTable(round.Id));
        Assert.Equal("U10", Assert.Single(table.Rows).Code);
        Assert.NotNull(table.Rows[0].Rank);
        Assert.Empty(table.Categories);
        Assert.Empty(table.Fingerprint);
        var own = await liaison.Send(new UnitResult(round.Id, agency.Unit("U10")));
        Assert.Equal((table.Rows[0].Score, true), (own.Line.Score, own.Ranks));
        Assert.Empty(own.Decisions);
        Assert.Equal("Common.Gone", await liaison.Refused(new UnitResult(round.Id, agency.Unit("U11"))));
        Assert.Equal("Common.Gone", await liaison.Refused(new UnitResult(round.Id, agency.Unit("U11"), 1)));
        Assert.Equal("Access.NoRight", await liaison.Refused(new ResultDifferences(round.Id)));
        Assert.Equal("Access.NoRight", await liaison.Refused(new CheckCommitment(round.Id)));
        Assert.Empty((await round.Inspector.Send(new ResultTable(round.Id))).Rows);
        Assert.Equal(48, (await round.Auditor.Send(new ResultTable(round.Id))).Rows.Count);
        Assert.Equal("Access.NoRight", await agency.As("sysadmin").Refused(new ResultTable(round.Id)));
    }

    [Theory]
    [InlineData("none", false, 0, 0)]
    [InlineData("category", true, 1, 48)]
    public async Task How_far_ranks_are_shown_is_the_rounds_policy(string rank, bool shown, int categories, int inspected)
    {
        await (await round.Untotalled()).Policy("\"publication\":{\"rank\":\"own\"}", $"\"publication\":{{\"rank\":\"{rank}\"}}");
        await round.Coordinator.Send(new TotalRound(round.Id));
        await round.Leader.Send(new DecideScale(round.Id, [], DecidedRound.Number, "证据不足"));
        await round.Approve();
        await round.Coordinator.Send(new PublishResult(round.Id, DecidedRound.Number));
        var own = await agency.As("u10").Send(new ResultTable(round.Id));
        Assert.Equal((shown, categories), (Assert.Single(own.Rows).Rank is not null, own.Categories.Count));
        Assert.Equal(shown, (await agency.As("u10").Send(new UnitResult(round.Id, agency.Unit("U10")))).Steps.Any(step => step.Line.Code.StartsWith("Results.Why.Rank", StringComparison.Ordinal)));
        Assert.Equal(inspected, (await round.Inspector.Send(new ResultTable(round.Id))).Rows.Count);
    }
}
