using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Notices;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Notices;

/// <summary>Whoever hears of a thing because others did not act learns what was tried before.</summary>
public sealed class EscalationTests
{
    [Fact]
    public async Task Each_rung_names_those_who_were_told_before_with_the_day_and_whether_they_have_read_it()
    {
        await using var agency = await Agency.District();
        var table = await CardTable.Of(agency);
        await table.SignAll();
        var unit = (await agency.As("u30").Send(new Core.People.MyStanding())).Name;
        // Sent on Friday the 20th; the third working day is the 25th.
        foreach (var day in new[] { 23, 24, 25 })
        {
            await Morning(agency, day);
        }

        await agency.As("u30").Send(new ReadNotices());
        await Morning(agency, 26);
        var first = await Line(agency.As(table.Leader), table.Card);
        Assert.Equal(1, first.Rung);
        Assert.Equal($"之前提醒过{unit}（11月26日，未读）", first.Tried!.ToString());
        Assert.Null((await Line(agency.As("u30"), table.Card)).Tried);

        await agency.As("u30").Send(new ReadNotices());
        await Morning(agency, 30);
        var leader = (await agency.As(table.Leader).Send(new Core.People.MyStanding())).Name;
        Assert.Equal($"之前提醒过{unit}（11月26日，已读）、{leader}（11月26日，未读）", (await Line(agency.As("coordinator"), table.Card)).Tried!.ToString());

        await agency.As("u30").Send(new ConfirmCard(table.Card));
        Assert.DoesNotContain((await agency.As("coordinator").Send(new Inbox())).Lines, line => line.Thing == table.Card);
        var over = (await agency.As("coordinator").Send(new Inbox(Over: true))).Lines.Single(line => line.Thing == table.Card);
        Assert.Contains(leader, over.Tried!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_leader_of_a_group_is_told_of_its_own_members_alone()
    {
        await using var agency = new Agency();
        agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(new(2026, 11, 20), new(9, 0)));
        var (one, two) = (await Office.Group(agency, "G1", "inspector"), await Office.Group(agency, "G2", "coordinator2"));
        // Two of one group who have the same days are one notice for those above.
        await agency.As("coordinator").Send(new AddMember(one, agency.Person("newcomer"), GroupPost.Member, Liaison: false));
        await Morning(agency, 26);
        var lines = (await agency.As("coordinator").Waits()).Where(line => line.Kind == NoticeKind.DeclarationUnsigned).ToList();
        Assert.Empty(lines);
        await Morning(agency, 30);
        lines = [.. (await agency.As("coordinator").Waits()).Where(line => line.Kind == NoticeKind.DeclarationUnsigned)];
        Assert.Equal(new[] { one, two }.Order(), lines.Select(line => line.Thing).Order());
        Assert.All(lines, line => Assert.NotNull(line.Tried));
    }

    private static async Task Morning(Agency agency, int day)
    {
        agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(new(2026, 11, day), new(6, 0)));
        await agency.Machine(Permission.RunJobs).Send(new Remind());
    }

    private static async Task<Inbox.Line> Line(Sender who, Guid card) => (await who.Send(new Inbox())).Lines.Single(line => line.Thing == card);
}
