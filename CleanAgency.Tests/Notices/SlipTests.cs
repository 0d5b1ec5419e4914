using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using CleanAgency.Core.People;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Notices;

/// <summary>Slips that nobody signs in with. 20 November 2026 is a Friday.</summary>
public sealed class SlipTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly Agency agency = new();
    private readonly Dictionary<string, Secret> slips = [];

    private Sender Admin => agency.As("sysadmin");

    public async Task InitializeAsync()
    {
        Morning(20);
        await Reissue("leader", "newcomer");
    }

    public ValueTask DisposeAsync() => agency.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => agency.DisposeAsync().AsTask();

    [Theory]
    [InlineData(20, Trouble.Run)]
    [InlineData(25, Trouble.Run)]
    [InlineData(26, Trouble.Warn)]
    [InlineData(27, Trouble.Today)]
    [InlineData(30, Trouble.Bad)]
    public async Task Unused_for_five_working_days_is_told_the_day_before_and_on_the_day(int day, Trouble trouble)
    {
        Morning(day);
        var line = Assert.Single(await Slips());
        Assert.Equal((2, new DateOnly(2026, 11, 27), trouble, "people/slips?slip=2026-11-20"), (line.Count, line.Due, line.Trouble, line.Address));
        Assert.Equal(new DateOnly(2026, 11, 20), line.Words[0]);
    }

    [Fact]
    public async Task It_is_gone_for_each_who_has_signed_in_and_chosen_a_password_and_then_for_all()
    {
        await Use("leader");
        Assert.Equal(1, Assert.Single(await Slips()).Count);
        await Use("newcomer");
        Assert.Empty(await Slips());
    }

    [Fact]
    public async Task Its_address_lists_those_very_people_also_who_had_signed_in_before()
    {
        await Use("leader");
        Morning(23);
        await Admin.Send(new ResetPassword(agency.Person("leader"), new(Office.Password + "2")));
        var lines = await Slips();
        Assert.Equal(["people/slips?slip=2026-11-20", "people/slips?slip=2026-11-23"], lines.Select(line => line.Address).Order());
        Assert.Equal(["newcomer"], await On(20));
        Assert.Equal(["leader"], await On(23));
        Assert.Equal(["leader"], (await Admin.Send(new PersonList(new(Slip: new(2026, 11, 23))))).Rows.Select(row => row.Account));

        async Task<IEnumerable<string>> On(int day) => (await Admin.Send(new SlipChoices(new(Slip: new(2026, 11, day))))).All.Select(line => line.Account);
    }

    [Fact]
    public async Task A_new_slip_begins_a_new_term_for_him_alone()
    {
        Morning(24);
        await Reissue("newcomer");
        Assert.Equal([(1L, new DateOnly(2026, 11, 27)), (1L, new DateOnly(2026, 12, 1))], (await Slips()).Select(line => (line.Count, line.Due!.Value)).Order());
    }

    [Fact]
    public async Task Somebody_locked_waits_for_no_slip_and_nobody_else_is_told()
    {
        await Admin.Send(new LockPerson(agency.Person("newcomer"), "离岗"));
        Assert.Equal(1, Assert.Single(await Slips()).Count);
        Assert.DoesNotContain(await agency.As("secadmin").Waits(), line => line.Kind == NoticeKind.SlipUnused);
    }

    private async Task<List<Inbox.Line>> Slips() => [.. (await Admin.Waits()).Where(line => line.Kind == NoticeKind.SlipUnused)];

    private void Morning(int day) => agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(new(2026, 11, day), new(6, 0)));

    private async Task Reissue(params string[] accounts)
    {
        var made = await Admin.Send(new MakeSlips(accounts));
        await Admin.Send(new ReissueSlips([.. accounts.Select(agency.Person)], new(made.ToDictionary(slip => slip.Account, slip => slip.Hash))));
        made.ToList().ForEach(slip => slips[slip.Account] = slip.OneTime);
    }

    private async Task Use(string account)
    {
        await agency.Stranger.Send(new SignIn(account, slips[account], ""));
        await agency.As(account).Send(new ChangePassword(slips[account], new("Harbour-61-Mooring")));
    }
}
