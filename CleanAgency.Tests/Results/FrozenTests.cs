using CleanAgency.Core.Results;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Results;

/// <summary>What is approved stays as it was, whatever happens beneath it; and what is altered is named.</summary>
public sealed class FrozenTests : IAsyncLifetime
{
    private Agency agency = null!;
    private DecidedRound round = null!;

    public async Task InitializeAsync()
    {
        agency = await Agency.District();
        round = await (await DecidedRound.Of(agency)).Published();
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Theory]
    [InlineData("""update "ItemScores" set "Points" = 0 where "CardId" in (select "Id" from "Scorecards")""")]
    [InlineData("""update "UnitFacts" set "Value" = 1""")]
    [InlineData("""update "Units" set "Name" = '改了名的单位'""")]
    [InlineData("""update "RoundUnits" set "Category" = '别的类'""")]
    public async Task Frozen_lines_never_change(string sql)
    {
        var before = await round.Table();
        Assert.True(await agency.Sql(sql) > 0);
        var after = await round.Table();
        Assert.Equal(before.Fingerprint, after.Fingerprint);
        Assert.Equal(before.Rows.Select(row => (row.Code, row.Unit, row.Score, row.Grade, row.Rank, row.RankOverall)), after.Rows.Select(row => (row.Code, row.Unit, row.Score, row.Grade, row.Rank, row.RankOverall)));
    }

    [Theory]
    [InlineData("""update "ItemScores" set "Points" = 100 where "Code" = 'B1' and "CardId" = '{0}'""")]
    [InlineData("""update "Scorecards" set "Seal" = '{1}' where "Id" = '{0}'""")]
    [InlineData("""update "Signatures" set "Name" = '别人' where "CardId" = '{0}'""")]
    public async Task An_altered_card_is_named_whoever_reseals_it(string sql)
    {
        var card = await round.Card("U10");
        Assert.True((await round.Auditor.Send(new CheckCommitment(round.Id))).Holds);
        await agency.Sql(string.Format(null, sql, TestDatabase.OnPostgres ? $"{card}" : $"{card}".ToUpperInvariant(), new string('a', 64)));
        var found = await round.Auditor.Send(new CheckCommitment(round.Id));
        Assert.Equal(sql.Contains("Seal", StringComparison.Ordinal), found.Holds);
        if (!found.Holds)
        {
            Assert.Contains("区直机关工委", Assert.Single(found.Altered), StringComparison.Ordinal);
            Assert.NotEqual(found.Root, found.Again);
            Assert.Equal("Results.CommitmentBroken", (await agency.Audit(nameof(CheckCommitment))).Last().Code);
        }
    }

    [Theory]
    [InlineData("""update "ResultLines" set "Score" = 9900 where "Code" = 'U10'""")]
    [InlineData("""update "ResultLines" set "Grade" = '较差' where "Code" = 'U10'""")]
    [InlineData("""delete from "ResultLines" where "Code" = 'U10'""")]
    [InlineData("""delete from "CommittedCards" where "Title" like '%区直机关工委%'""")]
    public async Task A_frozen_line_that_was_altered_is_found(string sql)
    {
        await agency.Sql(sql);
        var found = await round.Coordinator.Send(new CheckCommitment(round.Id));
        Assert.False(found.Whole);
        Assert.Empty(found.Altered);
        Assert.All(found.Lines, line => Assert.Equal("区直机关工委", line));
    }
}
