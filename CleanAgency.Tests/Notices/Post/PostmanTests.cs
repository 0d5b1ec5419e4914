using CleanAgency.Core.Notices;
using CleanAgency.Core.Notices.Post;
using CleanAgency.Core.People;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Notices.Post;

public sealed class PostmanTests : IAsyncLifetime, IDisposable
{
    private readonly PostOffice office = new();
    private readonly MailSink sink = new();

    public async Task InitializeAsync()
    {
        office.GoTo(new(2026, 11, 19), new(10, 0));
        await office.WantsMail("inspector");
    }

    public async Task DisposeAsync() => await office.DisposeAsync();

    public void Dispose() => sink.Dispose();

    [Fact]
    public async Task A_letter_says_how_much_waits_and_where_and_nothing_else()
    {
        await office.Channel(ChannelKind.Mail, sink.Address);
        await office.Agency.As("sysadmin").Send(new SetLinkBase("https://agency.example.org"));
        await office.Put(office.Told("inspector"));
        office.Open = 7;
        await office.SendPostman();
        var mail = Assert.Single(sink.Mails);
        Assert.Equal("你有7项待办，请登录系统查看。\nhttps://agency.example.org/notices", MailSink.Text(mail));
        Assert.Contains("To: inspector@example.org", mail, StringComparison.Ordinal);
        var letter = Assert.Single(await office.Letters());
        Assert.Equal(LetterState.Sent, letter.State);
        Assert.Equal($"{letter.Id:N}@cleanagency", Assert.Single(sink.Ids));
    }

    [Fact]
    public async Task Told_again_or_by_two_servers_it_goes_out_once()
    {
        await office.Channel(ChannelKind.Mail, sink.Address);
        var told = office.Told("inspector");
        Assert.Equal(1, await office.Put(told));
        Assert.Equal(0, await office.Put(told));
        await using var other = new PostOffice(office.Agency.Database);
        other.GoTo(new(2026, 11, 19), new(10, 0));
        await Task.WhenAll(office.SendPostman(), other.SendPostman());
        Assert.Single(sink.Mails);
    }

    [Fact]
    public async Task In_quiet_hours_it_waits_for_the_morning()
    {
        await office.Channel(ChannelKind.Mail, sink.Address);
        office.GoTo(new(2026, 11, 19), new(21, 0));
        await office.Put(office.Told("inspector"), office.Told("inspector", Trouble.News));
        await office.SendPostman();
        Assert.Empty(sink.Mails);
        office.GoTo(new(2026, 11, 20), new(8, 0));
        await office.SendPostman();
        Assert.Single(sink.Mails);
    }

    [Fact]
    public async Task What_is_done_meanwhile_is_not_written_about()
    {
        await office.Channel(ChannelKind.Mail, sink.Address);
        await office.Put(office.Told("inspector"));
        office.Open = 0;
        await office.SendPostman();
        Assert.Empty(sink.Mails);
        Assert.Equal(LetterState.Unneeded, Assert.Single(await office.Letters()).State);
    }

    [Fact]
    public async Task Nobody_writes_to_a_locked_account_or_one_that_wants_no_mail_any_more()
    {
        await office.Channel(ChannelKind.Mail, sink.Address);
        await office.WantsMail("leader");
        await office.Put(office.Told("inspector"), office.Told("leader"));
        await office.Agency.As("sysadmin").Send(new LockPerson(office.Agency.Person("inspector"), "离岗"));
        await office.Agency.As("leader").Send(new SetOwnTerms(null, QuietHours.Usual, new Dictionary<NoticeKind, LetterMode>()));
        await office.SendPostman();
        Assert.Empty(sink.Mails);
        Assert.All(await office.Letters(), letter => Assert.Equal(LetterState.Unneeded, letter.State));
    }

    [Fact]
    public async Task A_server_that_is_away_is_tried_again_with_pauses_until_the_letter_is_given_up_with_a_reason()
    {
        sink.Dispose();
        // The same hour twice: never quiet.
        await office.Agency.As("inspector").Send(new SetOwnTerms("inspector@example.org", new(default, default), new Dictionary<NoticeKind, LetterMode>()));
        await office.Channel(ChannelKind.Mail, sink.Address);
        await office.Put(office.Told("inspector"));
        for (var attempt = 1; attempt <= AfterAttempt.Most; attempt++)
        {
            await office.SendPostman();
            var letter = Assert.Single(await office.Letters());
            Assert.Equal(attempt, letter.Attempts);
            Assert.Contains("Notices.Answer.NoConnection", letter.Answer, StringComparison.Ordinal);
            Assert.Equal(attempt < AfterAttempt.Most ? LetterState.Waiting : LetterState.Dead, letter.State);
            await office.SendPostman();
            Assert.Equal(attempt, Assert.Single(await office.Letters()).Attempts);
            office.Pass(TimeSpan.FromHours(4));
        }
    }

    [Fact]
    public async Task A_receiver_that_the_server_refuses_ends_at_once_and_the_others_get_theirs()
    {
        sink.ToReceiver = line => line.Contains("inspector", StringComparison.Ordinal) ? "550 no such mailbox" : "250 ok";
        await office.Channel(ChannelKind.Mail, sink.Address);
        await office.WantsMail("leader");
        await office.Put(office.Told("inspector"), office.Told("leader"));
        await office.SendPostman();
        Assert.Single(sink.Mails);
        Assert.Equal([LetterState.Dead, LetterState.Sent], (await office.Letters()).Select(l => l.State).OrderByDescending(s => s));
        Assert.Contains("550", (await office.Letters()).Single(l => l.State == LetterState.Dead).Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DeliveryPromise.AtMostOnce, LetterState.Uncertain, 1)]
    [InlineData(DeliveryPromise.AtLeastOnce, LetterState.Sent, 2)]
    public async Task When_the_line_is_cut_before_the_answer_the_promise_decides(DeliveryPromise promise, LetterState state, int mails)
    {
        sink.ToData = () => sink.Mails.Count == 0 ? "" : "250 ok";
        await office.Channel(ChannelKind.Mail, sink.Address, promise);
        await office.Put(office.Told("inspector"));
        await office.SendPostman();
        office.Pass(TimeSpan.FromMinutes(2));
        await office.SendPostman();
        Assert.Equal(mails, sink.Mails.Count);
        Assert.Single(sink.Ids.Distinct());
        Assert.Equal(state, Assert.Single(await office.Letters()).State);
    }

    [Fact]
    public async Task An_uncertain_letter_goes_out_again_by_hand_and_one_that_waits_can_be_dropped()
    {
        sink.ToData = () => sink.Mails.Count == 0 ? "" : "250 ok";
        await office.Channel(ChannelKind.Mail, sink.Address);
        await office.Put(office.Told("inspector"));
        await office.SendPostman();
        var admin = office.Agency.As("sysadmin");
        var row = Assert.Single((await admin.Send(new Outbox(LetterState.Uncertain, null, 1, 10))).Rows);
        Assert.True(row.MayResend);
        await admin.Send(new ResendLetter(row.Id));
        office.Pass(TimeSpan.FromMinutes(2));
        await office.SendPostman();
        Assert.Equal(2, sink.Mails.Count);
        Assert.Equal("Notices.LetterNotNow", await admin.Refused(new ResendLetter(row.Id)));
        Assert.Equal("Notices.LetterNotNow", await admin.Refused(new DropLetter(row.Id)));
        await office.Put(office.Told("inspector", Trouble.News));
        await admin.Send(new DropLetter(Assert.Single((await admin.Send(new Outbox(LetterState.Waiting, null, 1, 10))).Rows).Id));
        office.Pass(TimeSpan.FromDays(5));
        await office.SendPostman();
        Assert.Equal(2, sink.Mails.Count);
    }

    [Fact]
    public async Task What_is_on_its_way_cannot_be_dropped()
    {
        await office.Channel(ChannelKind.Mail, sink.Address);
        await office.Put(office.Told("inspector"));
        await office.Agency.Do((AppDb db) => db.Set<Letter>().ExecuteUpdateAsync(s => s.SetProperty(l => l.Begun, true)));
        Assert.Equal("Notices.OnItsWay", await office.Agency.As("sysadmin").Refused(new DropLetter((await office.Letters()).Single().Id)));
    }

    [Fact]
    public async Task A_channel_that_is_off_keeps_what_waits_and_gets_nothing_new()
    {
        var channel = await office.Channel(ChannelKind.Mail, sink.Address);
        await office.Put(office.Told("inspector"));
        await office.Agency.As("sysadmin").Send(new SwitchChannel(channel, On: false));
        await office.Put(office.Told("inspector"));
        await office.SendPostman();
        Assert.Empty(sink.Mails);
        await office.Agency.As("sysadmin").Send(new SwitchChannel(channel, On: true));
        await office.SendPostman();
        Assert.Single(sink.Mails);
    }

    [Fact]
    public async Task What_was_settled_long_ago_is_forgotten()
    {
        await office.Channel(ChannelKind.Mail, sink.Address);
        await office.Put(office.Told("inspector"));
        await office.SendPostman();
        await office.Put(office.Told("inspector", Trouble.News));
        office.Pass(TimeSpan.FromDays(91));
        await office.Agency.Machine(CleanAgency.Core.Access.Permission.RunJobs).Send(new TidyLetters());
        Assert.Equal(LetterState.Waiting, Assert.Single(await office.Letters()).State);
    }

    [Fact]
    public async Task The_postman_of_a_started_server_goes_by_himself()
    {
        await office.Channel(ChannelKind.Mail, sink.Address);
        await office.Put(office.Told("inspector"));
        await office.Agency.Start();
        await sink.Until(1);
    }
}
