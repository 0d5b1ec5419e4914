using CleanAgency.Core.Notices.Post;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Notices.Post;

/// <summary>Somebody sets the clock of the machine: the post neither stands still nor runs away.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task To_wait_for_ones_own_bucket_is_no_attempt_and_webhooks_have_none()
    {
        await using var office = new PostOffice();
        await using var robot = await FakeRobot.Start();
        office.StopTime();
        office.GoTo(new(2026, 11, 19), new(10, 0));
        var group = await office.Channel(ChannelKind.WeCom, robot.Address);
        await office.Fill(group, null, 25);
        await office.SendPostman();
        foreach (var jump in new[] { 1, -2, 1 })
        {
            Assert.Equal(20, robot.Heard.Count);
            Assert.All((await office.Letters()).Where(l => l.State != LetterState.Sent), l => Assert.Equal((LetterState.Waiting, 0, false, null, null), (l.State, l.Attempts, l.Begun, l.LeaseBy, l.Answer)));
            office.SetWallClock(TimeSpan.FromDays(jump));
            await office.SendPostman();
        }

        office.Pass(TimeSpan.FromSeconds(3));
        await office.SendPostman();
        Assert.Equal(21, robot.Heard.Count);
        office.Pass(TimeSpan.FromMinutes(1));
        await office.SendPostman();
        Assert.Equal(25, robot.Heard.Count);
        Assert.All(await office.Letters(), l => Assert.Equal((LetterState.Sent, 1), (l.State, l.Attempts)));

        robot.Heard.Clear();
        await office.Fill(await office.Channel(ChannelKind.Webhook, robot.Address), null, 25);
        await office.SendPostman();
        Assert.Equal(25, robot.Heard.Count);
    }

    [Fact]
    public async Task A_lease_holds_no_letter_longer_because_the_clock_was_put_back_and_ends_none_that_is_on_its_way()
    {
        await using var office = new PostOffice();
        using var sink = new MailSink();
        office.StopTime();
        office.GoTo(new(2026, 11, 19), new(10, 0));
        await office.WantsMail("inspector");
        await office.Fill(await office.Channel(ChannelKind.Mail, sink.Address), "inspector", 1);
        var channel = await office.Agency.Do((AppDb db) => db.Set<Channel>().SingleAsync());
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var letter = Assert.Single(await office.Desk.Claim(channel, one, 10, CancellationToken.None));
        // The clocks of two servers are never quite the same.
        office.SetWallClock(-TimeSpan.FromMinutes(1));
        Assert.Empty(await office.Desk.Claim(channel, other, 10, CancellationToken.None));
        office.SetWallClock(-TimeSpan.FromHours(1));
        Assert.Single(await office.Desk.Claim(channel, other, 10, CancellationToken.None));
        Assert.False(await office.Desk.Begin(letter, channel, one, CancellationToken.None));

        // Put forward, the lease of one who is at it looks as if it had run out. What he then knows counts.
        Assert.True(await office.Desk.Begin(letter, channel, other, CancellationToken.None));
        office.SetWallClock(TimeSpan.FromDays(1));
        await office.SendPostman();
        Assert.Equal(LetterState.Uncertain, Assert.Single(await office.Letters()).State);
        Assert.True(await office.Desk.End(letter, channel, other, new(DeliveryEnd.Sent, "Notices.Answer.Accepted", "250 ok")));
        Assert.Equal(LetterState.Sent, Assert.Single(await office.Letters()).State);
        Assert.Empty(sink.Mails);
    }
}
