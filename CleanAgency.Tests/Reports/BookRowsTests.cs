using CleanAgency.Core.Reports;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Reports;

/// <summary>Who may fetch a workbook: one's own while one still holds the right, and those about whole rounds among all who may read results.</summary>
public sealed class BookRowsTests : IAsyncLifetime
{
    private Agency agency = null!;
    private BookDesk desk = null!;

    public async Task InitializeAsync() => desk = await BookDesk.In(agency = await Agency.District());

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task A_leader_fetches_what_the_coordinator_had_compiled_about_a_round()
    {
        var book = await desk.Compiled("coordinator", BookKind.Summary, "R2");
        Assert.Contains((await agency.As("leader").Send(new BookList()))!, row => row.Id == book);
        Assert.NotEmpty((await agency.As("leader").Send(new FetchBook(book)))!.Hash);
    }

    [Fact]
    public async Task A_liaison_has_the_card_of_the_own_unit_compiled_and_nobody_elses()
    {
        var own = await desk.Compiled("u41", BookKind.UnitCard, "R2", "U41");
        Assert.Equal(own, Assert.Single((await agency.As("u41").Send(new BookList()))!).Id);
        Assert.Equal("Reports.NoCards", await desk.Failed("u41", BookKind.UnitCard, "R2", "U30"));
        Assert.Equal("Access.NoRight", await desk.Refused("u41", BookKind.Summary, "R2"));
    }

    [Fact]
    public async Task A_card_that_one_liaison_had_compiled_is_not_there_for_another()
    {
        var own = await desk.Compiled("u41", BookKind.UnitCard, "R2", "U41");
        Assert.Equal("Access.ForeignRow", await agency.As("u30").Refused(new FetchBook(own)));
        Assert.Empty((await agency.As("u30").Send(new BookList()))!);
    }

    [Fact]
    public async Task An_inspector_gets_nothing_that_shows_units_side_by_side() =>
        Assert.Equal(["Access.NoRight", "Access.NoRight"], [await desk.Refused("p06", BookKind.Lost, "R2"), await desk.Refused("p06", BookKind.Found, "R2")]);
}
