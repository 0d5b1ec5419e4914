using System.Globalization;
using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using CleanAgency.Core.Jobs;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Sheets;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Infrastructure.Jobs;
using CleanAgency.Tests.Fixtures;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Jobs;

public sealed class ScheduleTests : IAsyncLifetime
{
    private const string Purge = nameof(PurgeUploads);
    private Agency agency = null!;

    private ISchedules Schedules => agency.Services.GetRequiredService<ISchedules>();

    private Clock Clock => agency.Services.GetRequiredService<Clock>();

    private Sender Admin => agency.As("sysadmin");

    public Task InitializeAsync()
    {
        agency = Office();
        // Between two moments of every schedule, so that no test runs into one.
        Clock.MoveTo(new DateTime(2026, 11, 20, 6, 30, 0, DateTimeKind.Utc));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_schedule_says_what_it_does_and_when(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        Assert.All(Schedules.Names, name => Assert.NotNull(RuleTexts.Find($"Audit.Act.{name}", culture)));
        Assert.All(Schedules.Names, name => Assert.NotNull(RuleTexts.Find(CronWords.Of(Schedules.CronOf(name)).Code, culture)));
    }

    [Theory]
    [InlineData("0 5 0 * * ?", "每天00:05")]
    [InlineData("0 10 * * * ?", "每小时第10分")]
    [InlineData("0 0 8 ? * MON", "每周一08:00")]
    [InlineData("0 30 9 1 * ?", "每月1日09:30")]
    [InlineData("0 0 18 L * ?", "每月最后一天18:00")]
    public void A_moment_is_said_as_people_say_it(string cron, string words) => Assert.Equal(words, CronWords.Of(cron).ToString());

    [Fact]
    public void A_form_without_words_is_refused() => Assert.Throws<ArgumentException>(() => CronWords.Of("0 0/5 * * * ?"));

    [Fact]
    public void The_last_moment_and_the_next_one_lie_on_both_sides() => Prop.ForAll(Gen.Choose(0, 400 * 24 * 60).ToArbitrary(), minutes =>
    {
        var now = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(minutes);
        return Schedules.Names.All(name => Schedules.LastUpTo(name, now) is var last && last <= now && Schedules.NextAfter(name, last) > now);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task What_came_due_while_no_server_was_there_is_caught_up_once()
    {
        await CatchUp();
        Assert.Equal(Schedules.Names.Order(), (await Runs()).Select(r => r.Kind).Order());
        Assert.All(await Runs(), run => Assert.Equal(JobState.Done, run.State));
        await CatchUp();
        Assert.Equal(Schedules.Names.Count, (await Runs()).Count);

        Clock.MoveTo(Clock.Now.AddHours(10));
        await CatchUp();
        Assert.Equal(2, (await Runs()).Count(r => r.Kind == Purge));
        Assert.Equal(2, (await agency.Audit(Purge)).Count);
    }

    [Fact]
    public async Task On_two_servers_each_moment_has_one_run()
    {
        await using var other = new Agency(agency.Database);
        other.Services.GetRequiredService<Clock>().MoveTo(Clock.Now);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => (i % 2 == 0 ? agency : other).Machine(Permission.RunJobs).Send(new StartDue(Purge)))));
        await Task.WhenAll(Task.Run(agency.RunJobs), Task.Run(other.RunJobs));
        var run = Assert.Single(await Runs());
        Assert.Equal((JobState.Done, 1, Schedules.LastUpTo(Purge, Clock.Now)), (run.State, run.Attempts, run.DueAt));
        Assert.Single(await agency.Audit(Purge));
    }

    [Fact]
    public async Task The_run_of_a_server_that_died_is_taken_over_by_another_one()
    {
        await Due();
        await DiesOver((await Runs()).Single().Id);
        await using var other = new Agency(agency.Database);
        await other.RunJobs();
        Assert.Equal((JobState.Done, 2), ((await Runs()).Single().State, (await Runs()).Single().Attempts));
        Assert.Single(await agency.Audit(Purge));
    }

    [Fact]
    public async Task What_a_dead_server_had_already_done_does_not_happen_twice()
    {
        await Due();
        var run = (await Runs()).Single().Id;
        await agency.Services.GetRequiredService<Courier>().SendAsMachine(new PurgeUploads(), "timetable", Permission.RunJobs, run, CancellationToken.None);
        await DiesOver(run);
        await agency.RunJobs();
        Assert.Equal(JobState.Done, (await Runs()).Single().State);
        Assert.Single(await agency.Audit(Purge));
    }

    [Fact]
    public async Task A_paused_schedule_lets_its_moments_pass_and_does_not_make_up_for_them()
    {
        await Admin.Send(new PauseSchedule(Purge));
        Assert.Equal("Jobs.PausedAlready", await Admin.Refused(new PauseSchedule(Purge)));
        await Due();
        Assert.Empty(await Runs());
        var row = (await Admin.Send(new ScheduleList())).Single(s => s.Name == Purge);
        Assert.Null(row.NextAt);
        Assert.NotNull(row.PausedBy);

        await Admin.Send(new ResumeSchedule(Purge));
        Assert.Equal("Jobs.NotPaused", await Admin.Refused(new ResumeSchedule(Purge)));
        await Due();
        Assert.Empty(await Runs());
        Clock.MoveTo(Clock.Now.AddHours(1));
        await Due();
        Assert.Single(await Runs());
        Assert.Equal(["PauseSchedule", "ResumeSchedule"], (await agency.Audit()).Where(e => e is { SubjectKind: nameof(Schedule), Result: AuditResult.Done }).Select(e => e.Action));
    }

    [Fact]
    public async Task The_administrator_runs_one_at_once_and_it_says_who_asked()
    {
        await Admin.Send(new RunSchedule(Purge));
        Assert.Equal("Jobs.Another", await Admin.Refused(new RunSchedule(Purge)));
        await agency.RunJobs();
        var row = (await Admin.Send(new JobHistory(Purge, JobState.Done, 1, 10))).Rows.Single();
        Assert.Equal((agency.Person("sysadmin"), null), (row.AskedById, row.DueAt));
        Assert.NotNull(row.Took);
        Assert.Equal(row, (await Admin.Send(new ScheduleList())).Single(s => s.Name == Purge).Last);
        Assert.Equal("", (await agency.Audit(Purge)).Single().From);
    }

    [Fact]
    public async Task A_run_that_waits_is_cancelled_and_asked_for_again()
    {
        await Due();
        var run = (await Runs()).Single().Id;
        await Admin.Send(new CancelJob(run));
        await agency.RunJobs();
        Assert.Empty(await agency.Audit(Purge));
        await Admin.Send(new RetryJob(run));
        await agency.RunJobs();
        Assert.Equal(JobState.Done, (await Runs()).Single().State);
    }

    [Fact]
    public async Task A_check_that_finds_something_ends_in_its_finding()
    {
        await agency.Seal();
        await agency.Sql(TestDatabase.OnPostgres ? """DROP TRIGGER "AuditEntry_append_only" ON "AuditEntry" """ : """DROP TRIGGER "AuditEntry_no_UPDATE" """);
        await agency.Sql("""UPDATE "AuditEntry" SET "Person" = 'Nobody' WHERE "Id" = (SELECT MIN("Id") FROM "AuditEntry")""");
        await Admin.Send(new RunSchedule(nameof(VerifyAuditChain)));
        await agency.RunJobs();
        var row = (await Admin.Send(new ScheduleList())).Single(s => s.Name == nameof(VerifyAuditChain)).Last!;
        Assert.Equal(JobState.Failed, row.State);
        Assert.Equal("审计链在第1条处中断。", ExplanationJson.Read(row.Failure!).Say().Single());
    }

    [Fact]
    public async Task Runs_are_forgotten_after_ninety_days_but_not_what_people_asked_for()
    {
        await Due();
        await Admin.Send(new RunSchedule(nameof(LockSilentCards)));
        await agency.RunJobs();
        Clock.MoveTo(Clock.Now.AddDays(91));
        await agency.Machine(Permission.RunJobs).Send(new TidyJobs());
        Assert.Equal([nameof(LockSilentCards)], (await Runs()).Select(r => r.Kind));
    }

    [Fact]
    public async Task Nobody_else_sees_or_manages_them()
    {
        foreach (var account in new[] { "coordinator", "leader", "secadmin", "auditor", "inspector" })
        {
            Assert.Equal("Access.NoRight", await agency.As(account).Refused(new RunSchedule(Purge)));
            Assert.Equal("Access.NoRight", await agency.As(account).Refused(new ScheduleList()));
        }

        Assert.Equal("Common.Gone", await Admin.Refused(new RunSchedule("NoSuchThing")));
        Assert.Equal("Common.Gone", await Admin.Refused(new PauseSchedule("NoSuchThing")));
    }

    private async Task CatchUp()
    {
        await agency.Services.GetRequiredService<CatchUp>().Run(CancellationToken.None);
        await agency.RunJobs();
    }

    private Task<MediatR.Unit> Due() => agency.Machine(Permission.RunJobs).Send(new StartDue(Purge));

    private static Agency Office() => new();

    private Task<int> DiesOver(Guid run) => agency.Do((AppDb db) => db.Set<JobRequest>().Where(j => j.Id == run).ExecuteUpdateAsync(s => s
        .SetProperty(j => j.State, JobState.Running).SetProperty(j => j.Runner, "another").SetProperty(j => j.Attempts, 1).SetProperty(j => j.Pulse, DateTime.UtcNow.AddMinutes(-5))));

    private Task<List<JobRequest>> Runs() => agency.Do((AppDb db) => db.Set<JobRequest>().AsNoTracking().OrderBy(j => j.Id).ToListAsync());
}
