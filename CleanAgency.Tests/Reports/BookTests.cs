using System.Globalization;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Jobs;
using CleanAgency.Core.People;
using CleanAgency.Core.Reports;
using CleanAgency.Core.Results;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Reports;

/// <summary>The workbooks of the demo district's decided round, compiled by the job as for anybody.</summary>
public sealed class BookTests : IAsyncLifetime
{
    private const double Nothing = 1e-9;
    private Agency agency = null!;
    private BookDesk desk = null!;

    public async Task InitializeAsync() => desk = await BookDesk.In(agency = await Agency.District());

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task The_summary_says_of_each_unit_what_the_ranking_says()
    {
        var table = (await agency.As("leader").Send(new ResultTable(desk.Round("R2"))))!;
        var book = await Bytes(BookKind.Summary);
        var (scores, grades, ranks) = (CellsOf.Column(book, "汇总", "B", "F"), CellsOf.Column(book, "汇总", "B", "G"), CellsOf.Column(book, "汇总", "B", "H"));
        Assert.Equal(48, scores.Count);
        Assert.All(table.Rows, row => Assert.Equal((row.Score!.Value.Value, row.Grade, row.Rank), (decimal.Parse(scores[row.Code], CultureInfo.InvariantCulture), grades[row.Code], int.Parse(ranks[row.Code], null))));
    }

    [Fact]
    public async Task LibreOffice_shows_every_cell_as_it_stands_and_reckons_every_formula_to_the_number_beside_it()
    {
        var kinds = Enum.GetValues<BookKind>();
        List<byte[]> books = [];
        foreach (var kind in kinds)
        {
            books.Add(await Bytes(kind));
        }

        var opened = await LibreOffice.Recomputed(books);
        foreach (var (i, kind) in kinds.Index())
        {
            var (written, there) = (CellsOf.All(books[i]), CellsOf.All(opened[i]));
            Assert.All(written, cell => Assert.True(Same(cell.Value, there.GetValueOrDefault(cell.Key)), $"{kind} {cell.Key}: {cell.Value}, LibreOffice {there.GetValueOrDefault(cell.Key)}"));
            Assert.Equal(kind is BookKind.Found or BookKind.Scale, CellsOf.Formulas(books[i]).Count == 0);
        }

        static bool Same(string written, string? there) => written == there
            || (double.TryParse(written, CultureInfo.InvariantCulture, out var one) && double.TryParse(there, CultureInfo.InvariantCulture, out var other) && Math.Abs(one - other) < Nothing);
    }

    [Theory]
    [InlineData(BookKind.Summary)]
    [InlineData(BookKind.Lost)]
    [InlineData(BookKind.Found)]
    [InlineData(BookKind.Matrix)]
    [InlineData(BookKind.Scale)]
    [InlineData(BookKind.Rounds)]
    [InlineData(BookKind.UnitCards)]
    public async Task Each_workbook_opens_without_repair_and_is_the_same_bytes_whoever_asks_and_whenever(BookKind kind)
    {
        var first = await Bytes(kind);
        using (var document = SpreadsheetDocument.Open(new MemoryStream(first), isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(document).Take(3).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}"));
        }

        agency.Services.GetRequiredService<Clock>().MoveTo(agency.Services.GetRequiredService<Clock>().Now.AddDays(3));
        Assert.Equal(first, await desk.Bytes("leader", await desk.Compiled("leader", kind, "R2")));
    }

    [Fact]
    public async Task What_was_lost_in_an_approved_version_is_what_was_counted_whatever_a_card_says_since()
    {
        var before = await Bytes(BookKind.Lost);
        await agency.Sql("""update "ItemScores" set "Points" = "Points" + 10 where "Code" = 'C3' and "Points" = 200""");
        var after = await Bytes(BookKind.Lost);
        Assert.Equal(CellsOf.All(before).Where(cell => cell.Key.Place[0] is >= 'A' and <= 'I'), CellsOf.All(after).Where(cell => cell.Key.Place[0] is >= 'A' and <= 'I'));
        Assert.Equal("通报后评分卡已更正，现行依据见评分卡", CellsOf.All(after)[("扣分明细", "J7")]);
    }

    [Fact]
    public async Task Before_the_commitment_no_workbook_shows_units_side_by_side()
    {
        foreach (var kind in new[] { BookKind.Summary, BookKind.UnitCards, BookKind.Lost, BookKind.Matrix, BookKind.Scale, BookKind.Rounds })
        {
            Assert.Equal("Results.NotCommitted", await desk.Refused("coordinator", kind, "R3"));
            Assert.Equal("Results.NoVersion", await desk.Refused("coordinator", kind, "R2", version: 99));
        }

        // It is no job that fails.
        await agency.RunJobs();
        Assert.DoesNotContain((await agency.As("coordinator").Send(new BookList()))!, row => row.State == JobState.Failed);

        // What was found has no points in it.
        await desk.Compiled("coordinator", BookKind.Found, "R3");
    }

    [Fact]
    public async Task What_was_withdrawn_with_its_entry_is_on_no_list_to_rectify()
    {
        var hand = await ScoringHand.Of(agency, "p06", "U30");
        var entry = await hand.Found("C3", "C3.1.1", "逾期3天办结");
        await hand.Send(hand.Finding("C3", "投诉逾期办结", entry));
        Assert.Contains("投诉逾期办结", await Listed());
        await hand.Withdraw("C3", entry, "查明未逾期");
        Assert.DoesNotContain("投诉逾期办结", await Listed());

        async Task<IEnumerable<string>> Listed() => CellsOf.All(await desk.Bytes("coordinator", await desk.Compiled("coordinator", BookKind.Found, "R3"))).Values;
    }

    [Fact]
    public async Task A_job_killed_in_the_middle_offers_nothing_and_is_done_by_the_next_server()
    {
        var id = await agency.As("coordinator").Send(new AskForBook(desk.Order(BookKind.Summary, "R2")));
        await agency.Do((AppDb db) => db.Set<JobRequest>().Where(job => job.Id == id).ExecuteUpdateAsync(job => job
            .SetProperty(j => j.State, JobState.Running).SetProperty(j => j.Runner, "another").SetProperty(j => j.Attempts, 1).SetProperty(j => j.Pulse, DateTime.UtcNow.AddMinutes(-5))));
        Assert.Equal("Access.ForeignRow", await agency.As("coordinator").Refused(new FetchBook(id)));
        await agency.RunJobs();
        Assert.NotEmpty(await desk.Bytes("coordinator", id));
    }

    [Fact]
    public async Task Who_loses_the_right_while_it_is_compiled_gets_nothing()
    {
        var id = await agency.As("leader").Send(new AskForBook(desk.Order(BookKind.Summary, "R2")));
        await agency.As("secadmin").Send(new WithdrawRole(agency.Person("leader"), Role.Leader));
        await agency.RunJobs();
        Assert.False(await agency.Do((AppDb db) => db.Set<Book>().AnyAsync(book => book.Id == id)));
    }

    [Theory]
    [InlineData(BookKind.Matrix)]
    [InlineData(BookKind.UnitCards)]
    public async Task It_says_how_far_it_is(BookKind kind)
    {
        List<int> told = [];
        var coordinator = agency.Person("coordinator");
        await using var scope = agency.Services.CreateAsyncScope();
        var work = scope.ServiceProvider.GetServices<IJobWork>().Single(work => work.Kind == AskForBook.Kind);
        var asker = new Caller(coordinator, "coordinator", (await agency.Services.GetRequiredService<IStandings>().Of(coordinator, CancellationToken.None))!.Stamp, "");
        var id = await agency.As("coordinator").Send(new AskForBook(desk.Order(kind, "R2")));
        var job = await agency.Do((AppDb db) => db.Set<JobRequest>().SingleAsync(job => job.Id == id));
        Assert.IsType<KeepBook>(await work.Do(new(job.Id, job.SubjectId, job.Argument, asker), said => told.Add(said.Percent), CancellationToken.None));
        Assert.NotEmpty(told);
        Assert.Equal(told.Order(), told);
        Assert.InRange(told[^1], ReportBook.HalfRead, 99);
        Assert.Equal(kind == BookKind.UnitCards, told[0] < ReportBook.HalfRead);
    }

    [Fact]
    public async Task Two_taps_ask_once_and_each_download_is_in_the_audit()
    {
        var order = desk.Order(BookKind.Found, "R2");
        var first = await agency.As("coordinator").Send(new AskForBook(order));
        Assert.Equal(first, await agency.As("coordinator").Send(new AskForBook(order)));
        await agency.RunJobs();
        await agency.As("coordinator").Send(new FetchBook(first));
        await agency.As("coordinator").Send(new FetchBook(first));
        Assert.Equal(2, (await agency.Audit(nameof(FetchBook))).Count);
    }

    [Fact]
    public async Task After_its_time_it_is_gone_and_can_be_compiled_again_to_the_same()
    {
        var id = await desk.Compiled("coordinator", BookKind.Found, "R2");
        var bytes = await desk.Bytes("coordinator", id);
        var clock = agency.Services.GetRequiredService<Clock>();
        clock.MoveTo(clock.Now + Book.Kept + TimeSpan.FromMinutes(1));
        Assert.Equal("Reports.Ended", await agency.As("coordinator").Refused(new FetchBook(id)));
        Assert.True(await agency.Machine(Permission.RunJobs).Send(new PurgeBooks()) > 0);
        Assert.False(await agency.Do((AppDb db) => db.Set<JobRequest>().AnyAsync(job => job.Id == id)));
        Assert.Equal(bytes, await desk.Bytes("coordinator", await desk.Compiled("coordinator", BookKind.Found, "R2")));
    }

    [Fact]
    public async Task At_the_end_of_a_month_the_summary_comes_for_whoever_had_it_last()
    {
        await (await DecidedRound.Of(agency)).Calibrated();
        await agency.RunJobs();
        await desk.Compiled("leader", BookKind.Summary, "R2");
        Assert.Equal(1, await agency.Machine(Permission.RunJobs).Send(new RenewBooks()));
        await agency.RunJobs();
        Assert.Contains((await agency.As("leader").Send(new BookList()))!, row => row is { Kind: BookKind.Summary, State: JobState.Done });
    }

    [Fact]
    public async Task What_is_frozen_is_not_compiled_again_to_the_same()
    {
        await desk.Compiled("leader", BookKind.Summary, "R2");
        Assert.Equal(0, await agency.Machine(Permission.RunJobs).Send(new RenewBooks()));
    }

    private async Task<byte[]> Bytes(BookKind kind) => await desk.Bytes("coordinator", await desk.Compiled("coordinator", kind, "R2", kind == BookKind.UnitCard ? "U41" : null));
}
