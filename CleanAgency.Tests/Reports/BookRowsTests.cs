using CleanAgency.Core.Jobs;
using CleanAgency.Core.Reports;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
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
        Assert.Equal("Reports.NoCards", await desk.Refused("u41", BookKind.UnitCard, "R2", "U30"));
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

    [Fact]
    public async Task The_auditor_takes_home_what_the_results_come_to_and_nothing_of_what_stands_on_the_cards()
    {
        foreach (var kind in new[] { BookKind.Summary, BookKind.Matrix, BookKind.Scale, BookKind.Rounds })
        {
            var own = await desk.Compiled("auditor", kind, "R2");
            Assert.NotEmpty(await desk.Bytes("auditor", own));
            Assert.Contains((await agency.As("auditor").Send(new BookList()))!, row => row.Id == own);
        }

        foreach (var kind in new[] { BookKind.UnitCards, BookKind.Lost, BookKind.Found })
        {
            Assert.Equal("Access.NoRight", await desk.Refused("auditor", kind, "R2"));
            var of = await desk.Compiled("coordinator", kind, "R2");
            Assert.Equal("Access.ForeignRow", await agency.As("auditor").Refused(new FetchBook(of)));
            Assert.DoesNotContain((await agency.As("auditor").Send(new BookList()))!, row => row.Id == of);
        }

        Assert.Equal("Access.NoRight", await desk.Refused("auditor", BookKind.UnitCard, "R2", "U41"));
    }

    [Fact]
    public async Task What_failed_is_seen_by_the_asker_alone_until_he_dismisses_it()
    {
        var id = await agency.As("coordinator").Send(new AskForBook(desk.Order(BookKind.Summary, "R2")));
        Assert.Contains((await agency.As("leader").Send(new BookList()))!, row => row.Id == id);
        Assert.Equal("Jobs.NotNow", await agency.As("coordinator").Refused(new DismissJob(id)));
        await agency.Do((AppDb db) => db.Set<JobRequest>().Where(job => job.Id == id).ExecuteUpdateAsync(job => job.SetProperty(j => j.State, JobState.Failed)));
        Assert.DoesNotContain((await agency.As("leader").Send(new BookList()))!, row => row.Id == id);
        Assert.Contains((await agency.As("coordinator").Send(new BookList()))!, row => row.Id == id);
        await agency.As("coordinator").Send(new DismissJob(id));
        Assert.DoesNotContain((await agency.As("coordinator").Send(new BookList()))!, row => row.Id == id);
    }
}
