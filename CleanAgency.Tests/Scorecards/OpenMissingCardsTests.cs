using CleanAgency.Core.Access;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>A deployment whose plan was published before there were cards.</summary>
public sealed class OpenMissingCardsTests : IAsyncLifetime
{
    private Agency agency = null!;

    public async Task InitializeAsync() => agency = await Agency.District();

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task The_cards_that_a_published_plan_lacks_are_opened_once_and_those_that_are_there_stay_as_they_are()
    {
        var jobs = agency.Machine(Permission.RunJobs);
        Assert.Equal(0, await jobs.Send(new OpenMissingCards()));
        var before = await Cards();
        var untouched = before.Where(row => row.State is CardState.NotStarted or CardState.SelfScored).ToList();
        Assert.NotEmpty(untouched);
        foreach (var row in untouched)
        {
            await agency.Sql($"DELETE FROM \"Scorecards\" WHERE \"Id\" = '{(TestDatabase.OnPostgres ? row.Id.ToString() : row.Id.ToString().ToUpperInvariant())}'");
        }

        Assert.Equal(before.Count - untouched.Count, (await Cards()).Count);
        Assert.Equal(untouched.Count, await jobs.Send(new OpenMissingCards()));
        Assert.Equal(0, await jobs.Send(new OpenMissingCards()));
        Assert.Equal(before.Select(Told), (await Cards()).Select(Told));
    }

    private static (string, int, bool, CardState) Told(CardList.Row row) => (row.Code, row.Group, row.Second, row.State);

    private async Task<IReadOnlyList<CardList.Row>> Cards() => (await agency.As("coordinator").Send(new CardList()))!.Rows;
}
