using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Units;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Access;

public sealed class SignInTests
{
    private const string Wrong = "Wrong-Harbour-99";

    [Fact]
    public async Task Five_failures_lock_an_account_for_fifteen_minutes_of_the_real_clock()
    {
        await using var agency = new Agency();
        // The product's clock stands elsewhere, as in the demo.
        agency.Services.GetRequiredService<Clock>().MoveTo(new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        SignIn.Answer? last = null;
        for (var i = 0; i < 5; i++)
        {
            last = await Try(agency, "u01", Wrong);
        }

        Assert.Equal(SignInState.LockedOut, last!.State);
        Assert.Equal(SignInState.LockedOut, (await Try(agency, "u01", Office.Password)).State);
        var until = await agency.Do((AppDb db) => db.Users.Where(u => u.UserName == "u01").Select(u => u.LockoutEnd).SingleAsync());
        Assert.InRange(until!.Value - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));

        var over = DateTimeOffset.UtcNow.AddSeconds(-1);
        await agency.Do((AppDb db) => db.Users.Where(u => u.UserName == "u01").ExecuteUpdateAsync(u => u.SetProperty(x => x.LockoutEnd, over)));
        Assert.Equal(SignInState.Welcome, (await Try(agency, "u01", Office.Password)).State);
    }

    [Fact]
    public async Task An_account_that_does_not_exist_answers_like_one_that_does()
    {
        await using var agency = new Agency();
        for (var i = 0; i < 7; i++)
        {
            var (known, unknown) = (await Try(agency, "u01", Wrong), await Try(agency, "u99", Wrong));
            Assert.Equal((known.State, known.TriesLeft), (unknown.State, unknown.TriesLeft));
        }
    }

    [Fact]
    public async Task Guessing_in_parallel_gains_no_extra_tries()
    {
        await using var agency = new Agency();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => agency.Stranger.Try(new SignIn("u01", new(Wrong), "10.0.0.9")))));
        Assert.True(answers.Count(a => a.Answer?.State == SignInState.Wrong) <= 4);
        Assert.Equal(SignInState.LockedOut, (await Try(agency, "u01", Office.Password)).State);
    }

    [Fact]
    public async Task Sign_ins_and_failed_ones_are_audited_with_the_address_and_without_the_password()
    {
        await using var agency = new Agency();
        await Try(agency, "leader", Wrong);
        await Try(agency, "leader", Office.Password);
        var rows = (await agency.Audit(nameof(CountSignIn))).TakeLast(2).ToList();
        Assert.Equal([AuditResult.Failed, AuditResult.Done], rows.Select(r => r.Result));
        Assert.Equal("Access.SignIn.Wrong", rows[0].Code);
        Assert.All(rows, r => Assert.Equal(("示leader", "10.0.0.9"), (r.Person, r.From)));
        Assert.All(rows, r => Assert.DoesNotContain(Wrong, r.Details, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_locked_person_cannot_sign_in_and_is_told_only_after_the_right_password()
    {
        await using var agency = new Agency();
        await agency.As("sysadmin").Send(new LockPerson(agency.Person("leader"), "离岗"));
        Assert.Equal(SignInState.Wrong, (await Try(agency, "leader", Wrong)).State);
        Assert.Equal(SignInState.Disabled, (await Try(agency, "leader", Office.Password)).State);
    }

    [Fact]
    public async Task A_one_time_password_opens_nothing_but_its_own_change()
    {
        await using var agency = new Agency();
        Assert.True((await Try(agency, "newcomer", Office.Password)).MustChangePassword);
        var newcomer = agency.As("newcomer");
        Assert.Equal("Access.NoRight", await newcomer.Refused(new UnitList(new())));
        Assert.True((await newcomer.Send(new MyStanding())).MustChangePassword);
        Assert.Equal("Access.PasswordWrong", await newcomer.Refused(new ChangePassword(new(Wrong), new("Lantern-Meadow-7"))));
        Assert.Equal("Access.PasswordSame", await newcomer.Refused(new ChangePassword(new(Office.Password), new(Office.Password))));
        await newcomer.Send(new ChangePassword(new(Office.Password), new("Lantern-Meadow-7")));

        // The old session has ended with the old password.
        Assert.Equal("Access.Ended", await newcomer.Refused(new UnitList(new())));
        Assert.Equal(3, (await agency.As("newcomer").Send(new UnitList(new()))).Page.Total);
    }

    [Fact]
    public async Task Sign_out_everywhere_ends_every_session()
    {
        await using var agency = new Agency();
        var (tablet, desk) = (agency.As("u01"), agency.As("u01"));
        await tablet.Send(new SignMeOutEverywhere());
        Assert.Equal("Access.Ended", await desk.Refused(new UnitList(new())));
    }

    private static Task<SignIn.Answer> Try(Agency agency, string account, string password) => agency.Stranger.Send(new SignIn(account, new(password), "10.0.0.9"));
}
