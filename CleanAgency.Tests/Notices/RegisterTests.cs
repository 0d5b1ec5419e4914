using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using CleanAgency.Core.Notices.Post;
using CleanAgency.Core.People;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Notices;

/// <summary>The register and the watches say the same about who can be told.</summary>
public sealed class RegisterTests
{
    [Fact]
    public void Every_kind_has_its_line() => Assert.All(Enum.GetValues<NoticeKind>(), kind => Assert.NotEmpty(KindOfNotice.Of(kind).For));

    [Fact]
    public async Task Nobody_is_told_what_his_roles_do_not_reach()
    {
        await using var agency = await Agency.District();
        foreach (var day in new DateOnly[] { new(2026, 11, 20), new(2026, 11, 27), new(2026, 12, 4), new(2026, 12, 18), new(2027, 1, 4) })
        {
            agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(day, new(6, 0)));
            await agency.Machine(Permission.RunJobs).Send(new Remind());
        }

        var notices = await agency.Do((AppDb db) => db.Set<Notice>().Select(n => new { n.Kind, n.PersonId }).Distinct().ToListAsync());
        var roles = await agency.Do((AppDb db) => db.Set<Person>().Select(p => new { p.Id, Roles = p.Grants.Where(g => g.Until == null).Select(g => g.Role).ToList() }).ToDictionaryAsync(p => p.Id, p => p.Roles));
        Assert.True(notices.Select(n => n.Kind).Distinct().Count() > 10);
        Assert.All(notices, n => Assert.True(KindOfNotice.Of(n.Kind).Reaches(RightsOfRoles.Of(roles[n.PersonId]).Contains), $"{n.Kind} to {string.Join(' ', roles[n.PersonId])}"));
    }

    [Theory]
    [InlineData("u01", NoticeKind.CardToConfirm, NoticeKind.ChainBroken)]
    [InlineData("inspector", NoticeKind.CardToScore, NoticeKind.FactsToConfirm)]
    [InlineData("sysadmin", NoticeKind.SlipUnused, NoticeKind.CardToScore)]
    [InlineData("auditor", NoticeKind.ChainBroken, NoticeKind.LockedOut)]
    [InlineData("leader", NoticeKind.CardNotStarted, NoticeKind.VisitComing)]
    public async Task Everybody_chooses_among_the_kinds_that_can_reach_him(string account, NoticeKind reaches, NoticeKind never)
    {
        await using var agency = new Agency();
        var kinds = (await agency.As(account).Send(new OwnTerms())).Kinds.Select(line => line.Kind).ToList();
        Assert.Contains(reaches, kinds);
        Assert.DoesNotContain(never, kinds);
    }

    [Fact]
    public async Task Somebody_without_a_role_has_nothing_to_choose()
    {
        await using var agency = new Agency();
        Assert.Empty((await agency.As("nobody").Send(new OwnTerms())).Kinds);
    }
}
