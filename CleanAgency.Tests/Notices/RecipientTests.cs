using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Notices;
using CleanAgency.Core.People;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Units;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Infrastructure.Identity;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Notices;

/// <summary>Told is who may do it, and as long as he may. No morning comes in between: each change tells by itself.</summary>
public sealed class RecipientTests
{
    [Fact]
    public async Task Every_watch_hears_when_somebody_loses_what_he_was_told_for()
    {
        await using var agency = new Agency();
        var watches = await agency.Do((IEnumerable<IWatch> all) => Task.FromResult(all.ToList()));
        Assert.All(watches, watch => Assert.Empty(Recipients.Signs.Except(watch.Signs)));
        var kinds = watches.SelectMany(watch => watch.Kinds).ToList();
        Assert.Equal(Enum.GetValues<NoticeKind>().Order(), kinds.Order());
    }

    [Fact]
    public async Task Who_is_locked_or_loses_his_role_waits_for_nothing_from_that_save_on()
    {
        await using var agency = await Agency.District();
        await agency.Machine(Permission.RunJobs).Send(new Remind());
        var (admin, granter) = (agency.As("sysadmin"), agency.As("secadmin"));
        foreach (var (account, role) in new[] { ("coordinator", Role.Coordinator), ("p06", Role.Inspector), ("u30", Role.UnitLiaison) })
        {
            var person = agency.Person(account);
            var before = await Open(agency, account);
            Assert.NotEmpty(before);
            await granter.Send(new WithdrawRole(person, role));
            Assert.Empty(await Open(agency, account));
            await granter.Send(new GrantRole(person, role));
            Assert.Equal(before, await Open(agency, account));
            await admin.Send(new LockPerson(person, "离岗"));
            Assert.Empty(await Open(agency, account));
            await admin.Send(new UnlockPerson(person));
            Assert.Equal(before, await Open(agency, account));
        }

        // Who is transferred answers for the new unit, and no more for the old one.
        var old = await Open(agency, "u30");
        await admin.Send(new TransferPerson(agency.Person("u30"), agency.Unit("U31"), "", new(2026, 11, 20)));
        Assert.Empty(old.Intersect(await Open(agency, "u30")));
        Assert.NotEmpty(await Open(agency, "u30"));
    }

    [Fact]
    public async Task Only_those_are_told_of_a_card_whom_it_does_not_refuse()
    {
        await using var agency = await Agency.District();
        var table = await CardTable.Of(agency);
        var coordinator = agency.As("coordinator");
        var (recused, without) = (table.Others[0], table.Others[1]);
        await agency.As("secadmin").Send(new WithdrawRole(agency.Person(without), Role.Inspector));
        await table.Deliberate();
        Assert.Equal(Told(table.Others.Except([without]).Append(table.Leader)), await Of(NoticeKind.CardToSign));
        var conflict = await coordinator.Send(new EnterConflict(agency.Person(recused), agency.Unit("U30"), Office.Kin, new(2026, 1, 1)));
        Assert.Equal(Told(table.Others.Except([recused, without]).Append(table.Leader)), await Of(NoticeKind.CardToSign));
        Assert.Equal("Scorecards.Recused", (await table.TrySign(recused)).Code);
        await coordinator.Send(new WithdrawConflict(conflict, new("登记有误")));
        Assert.Contains(agency.Person(recused), await Of(NoticeKind.CardToSign));

        // What the unit objects to waits for the leader; where nothing may be asked of him any more, for the office; and answered, for nobody.
        foreach (var account in table.Others.Except([without]).Take(2).Append(table.Leader))
        {
            await table.Sign(account);
        }

        Assert.Equal(Told(["u30"]), await Of(NoticeKind.CardToConfirm));
        await agency.As("u30").Send(new ObjectToItem(table.Card, table.Hand.IdOf("C3"), "已按期办结"));
        Assert.Equal(Told([table.Leader]), await Of(NoticeKind.CardUnderReview));
        await coordinator.Send(new EnterConflict(agency.Person(table.Leader), agency.Unit("U30"), Office.Kin, new(2026, 1, 1)));
        Assert.Empty(Told(["coordinator", "leader"]).Except(await Of(NoticeKind.CardUnderReview)));
        Assert.DoesNotContain(agency.Person(table.Leader), await Of(NoticeKind.CardUnderReview));
        await coordinator.Send(new DecideObjection(table.Card, (await table.Panel("coordinator")).Objections.Single().Id, Changed: false, "依据充分"));
        Assert.Empty(await Of(NoticeKind.CardUnderReview));

        IEnumerable<Guid> Told(IEnumerable<string> accounts) => accounts.Select(agency.Person).Order();

        async Task<IEnumerable<Guid>> Of(NoticeKind kind) =>
            (await agency.Do((AppDb db) => db.Set<Notice>().Where(n => n.Kind == kind && n.Thing == table.Card && n.EndedAt == null && n.Rung == 0).Select(n => n.PersonId).ToListAsync())).Order();
    }

    [Fact]
    public async Task A_head_with_an_account_hears_what_the_liaison_lets_pass_in_place_of_the_groups_leader()
    {
        await using var agency = await Agency.District();
        var table = await CardTable.Of(agency);
        var unit = agency.Unit("U30");
        var head = await agency.As("sysadmin").Send(new InvitePerson("u30head", "示负责", unit, "", new(2019, 3, 1), new(Office.Password), MustChange: false));
        await agency.As("secadmin").Send(new GrantRole(head, Role.UnitLiaison));
        await agency.As("coordinator").Send(new EditUnit(unit, UnitField.Leader, "示负责", int.MaxValue));
        await table.SignAll();
        Assert.Empty(await Cards("u30head"));
        Assert.Equal(0, Assert.Single(await Cards("u30")).Rung);
        agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(new(2026, 11, 26), new(6, 0)));
        await agency.Machine(Permission.RunJobs).Send(new Remind());
        Assert.Equal(1, Assert.Single(await Cards("u30head")).Rung);
        Assert.Empty(await Cards(table.Leader));

        async Task<List<Inbox.Line>> Cards(string account) => [.. (await agency.As(account).Send(new Inbox())).Lines.Where(line => line.Kind == NoticeKind.CardToConfirm && line.Thing == table.Card)];
    }

    [Fact]
    public async Task A_lock_out_that_has_run_out_waits_for_nobody()
    {
        await using var office = new PostOffice();
        var (agency, clock) = (office.Agency, office.Agency.Services.GetRequiredService<LockOutsEnd>());
        Assert.Equal(TimeSpan.FromHours(1), await clock.Round(default));
        for (var tries = 0; tries < 5; tries++)
        {
            await agency.Stranger.Try(new SignIn("u02", new("wrong"), "10.0.0.9"));
        }

        Assert.Contains((NoticeKind.LockedOut, Guid.Empty), await Open(agency, "sysadmin"));
        Assert.InRange(await clock.Round(default), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(15));
        Assert.Contains((NoticeKind.LockedOut, Guid.Empty), await Open(agency, "sysadmin"));
        office.Pass(TimeSpan.FromMinutes(16));
        await clock.Round(default);
        Assert.DoesNotContain((NoticeKind.LockedOut, Guid.Empty), await Open(agency, "sysadmin"));
        Assert.Single(await agency.Audit(nameof(EndLockOuts)));
        await clock.Round(default);
        Assert.Single(await agency.Audit(nameof(EndLockOuts)));
    }

    private static async Task<List<(NoticeKind, Guid)>> Open(Agency agency, string account)
    {
        var person = agency.Person(account);
        var found = await agency.Do((AppDb db) => db.Set<Notice>().Where(n => n.PersonId == person && n.EndedAt == null).Select(n => new { n.Kind, n.Thing }).ToListAsync());
        return [.. found.Select(n => (n.Kind, n.Thing)).Order()];
    }
}
