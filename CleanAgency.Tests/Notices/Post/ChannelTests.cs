using System.Net;
using System.Text.Json;
using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using CleanAgency.Core.Notices.Post;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Infrastructure.Post;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Notices.Post;

public sealed class ChannelTests
{
    [Theory]
    [InlineData(ChannelKind.Mail, "smtp.example.org:587", null)]
    [InlineData(ChannelKind.Mail, "smtp.example.org", null)]
    [InlineData(ChannelKind.Mail, "[::1]:25", null)]
    [InlineData(ChannelKind.Mail, "10.1.2.3:25", null)]
    [InlineData(ChannelKind.Mail, "smtp.example.org:70000", "Notices.MailServerForm")]
    [InlineData(ChannelKind.Mail, "smtp example", "Notices.MailServerForm")]
    [InlineData(ChannelKind.Mail, "smtp.example.org:465", "Notices.MailPort")]
    [InlineData(ChannelKind.Mail, "169.254.169.254:25", "Notices.AddressForbidden")]
    [InlineData(ChannelKind.WeCom, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send", null)]
    [InlineData(ChannelKind.WeCom, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=4711", "Notices.AddressForm")]
    [InlineData(ChannelKind.DingTalk, "https://user:word@example.org/send", "Notices.AddressForm")]
    [InlineData(ChannelKind.DingTalk, "http://oapi.dingtalk.com/robot/send", "Notices.AddressPlain")]
    [InlineData(ChannelKind.DingTalk, "http://10.1.2.3/robot/send", "Notices.AddressPlain")]
    [InlineData(ChannelKind.DingTalk, "https://10.1.2.3/robot/send", null)]
    [InlineData(ChannelKind.Webhook, "http://127.0.0.1:5000/in", null)]
    [InlineData(ChannelKind.Webhook, "http://localhost:5000/in", null)]
    [InlineData(ChannelKind.Webhook, "file:///etc/passwd", "Notices.AddressPlain")]
    [InlineData(ChannelKind.Webhook, "https://169.254.169.254/latest", "Notices.AddressForbidden")]
    [InlineData(ChannelKind.Webhook, "https://[fe80::1]/in", "Notices.AddressForbidden")]
    [InlineData(ChannelKind.Webhook, "https://100.100.100.200/latest", "Notices.AddressForbidden")]
    [InlineData(ChannelKind.Webhook, "in", "Notices.AddressForm")]
    public void Where_a_channel_may_lead(ChannelKind kind, string address, string? refusal) =>
        Assert.Equal(refusal, RuleBroken.By(() => _ = new Channel(kind, new("通道", address, DeliveryPromise.AtMostOnce, "office@example.org")))?.Code);

    [Theory]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", true)]
    [InlineData("192.168.1.9", true)]
    public void What_a_name_may_turn_out_to_be(string address, bool may) => Assert.Equal(may, ChannelAddress.MayBeReached(IPAddress.Parse(address)));

    [Fact]
    public async Task A_key_is_sealed_and_seen_by_nobody_again()
    {
        await using var office = new PostOffice();
        await office.Channel(ChannelKind.DingTalk, "https://example.org/send", signature: "SEC-0815");
        var channel = await office.Agency.Do((AppDb db) => db.Set<Channel>().AsNoTracking().SingleAsync());
        var seen = JsonSerializer.Serialize(await office.Agency.As("sysadmin").Send(new ChannelList()))
            + string.Join('\n', (await office.Agency.Audit()).Select(entry => entry.Details)) + channel.Key + channel.Signature
            + string.Join('\n', await office.Agency.Do((AppDb db) => db.Set<LedgerEntry>().Select(entry => entry.Answer).ToListAsync()));
        Assert.DoesNotContain("key-4711", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(channel.Key!, string.Join('\n', (await office.Agency.Audit()).Select(entry => entry.Details)), StringComparison.Ordinal);
        Assert.DoesNotContain("SEC-0815", seen, StringComparison.Ordinal);
        var row = Assert.Single((await office.Agency.As("sysadmin").Send(new ChannelList())).Channels);
        Assert.True(row.HasKey && row.HasSignature && row.On);
    }

    [Fact]
    public async Task A_key_never_follows_to_another_address_and_stays_when_none_is_given()
    {
        await using var office = new PostOffice();
        var admin = office.Agency.As("sysadmin");
        var id = await office.Channel(ChannelKind.WeCom, "https://example.org/send");
        var version = (await admin.Send(new ChannelList())).Channels.Single().Version;
        ChannelContent elsewhere = new("通道一", "https://example.com/send", DeliveryPromise.AtMostOnce);
        Assert.Equal("Notices.KeysAgain", await admin.Refused(new EditChannel(id, elsewhere, null, null, version)));
        Assert.Equal("Notices.ChannelNewer", await admin.Refused(new EditChannel(id, elsewhere, new("new"), null, version - 1)));
        await admin.Send(new EditChannel(id, elsewhere with { Address = "https://example.org/send", Name = "通道二" }, null, null, version));
        Assert.True((await admin.Send(new ChannelList())).Channels.Single().HasKey);
    }

    [Fact]
    public async Task Without_a_key_a_robot_is_not_switched_on()
    {
        await using var office = new PostOffice();
        var admin = office.Agency.As("sysadmin");
        var id = await admin.Send(new AddChannel(ChannelKind.Webhook, new("回调", "https://example.org/in", DeliveryPromise.AtMostOnce), null, null));
        Assert.Equal("Notices.KeyMissing", await admin.Refused(new SwitchChannel(id, On: true)));
    }

    [Theory]
    [InlineData("https://agency.example.org/", null)]
    [InlineData("https://agency.example.org/sub", null)]
    [InlineData("http://agency.example.org", "Notices.AddressPlain")]
    [InlineData("agency.example.org", "Notices.AddressForm")]
    public async Task The_address_of_links_is_set_once_for_all(string address, string? refusal)
    {
        await using var office = new PostOffice();
        var admin = office.Agency.As("sysadmin");
        Assert.Equal(refusal, (await admin.Try(new SetLinkBase(address))).Code);
        await admin.Send(new SetLinkBase("https://agency.example.org/"));
        Assert.Equal("https://agency.example.org", (await admin.Send(new ChannelList())).LinkBase);
    }

    [Theory]
    [InlineData("a@example.org", null)]
    [InlineData(" a@example.org ", null)]
    [InlineData("", null)]
    [InlineData("a@b@c", "Notices.MailForm")]
    [InlineData("Somebody <a@example.org>", "Notices.MailForm")]
    [InlineData("a@example.org\nBcc: b@example.org", "Notices.MailForm")]
    public async Task Everybody_sets_his_own_terms(string mail, string? refusal)
    {
        await using var office = new PostOffice();
        var (one, other) = (office.Agency.As("inspector"), office.Agency.As("leader"));
        var kinds = new Dictionary<NoticeKind, LetterMode> { [NoticeKind.CardToScore] = LetterMode.Off };
        Assert.Equal(refusal, (await one.Try(new SetOwnTerms(mail, new(new(21, 0), new(7, 0)), kinds))).Code);
        if (refusal is null)
        {
            var own = await one.Send(new OwnTerms());
            Assert.Equal((mail.Trim().Length == 0 ? null : mail.Trim(), new QuietHours(new(21, 0), new(7, 0))), (own.Mail, own.Quiet));
            Assert.Equal(LetterMode.Off, own.Kinds.Single(line => line.Kind == NoticeKind.CardToScore).Mode);
        }

        Assert.Null((await other.Send(new OwnTerms())).Mail);
        Assert.Equal("Notices.Statutory", await one.Refused(new SetOwnTerms(null, QuietHours.Usual, new Dictionary<NoticeKind, LetterMode> { [NoticeKind.CardToConfirm] = LetterMode.Off })));
    }

    [Fact]
    public async Task A_password_in_an_address_that_is_refused_is_kept_nowhere()
    {
        await using var office = new PostOffice();
        var admin = office.Agency.As("sysadmin");
        var id = await office.Channel(ChannelKind.Webhook, "https://example.org/in");
        foreach (var address in new[] { "https://example.org/in?token=Word-4712", "https://user:Word-4712@example.org/in", "https://example.org/in#Word-4712", $"https://example.org/{new string('x', 400)}/Word-4712" })
        {
            ChannelContent content = new("通道二", address, DeliveryPromise.AtMostOnce);
            await admin.Refused(new AddChannel(ChannelKind.Webhook, content, null, null));
            await admin.Refused(new AddChannel(ChannelKind.Mail, content, null, null));
            await admin.Refused(new EditChannel(id, content, new("key"), null, 1));
            await admin.Refused(new SetLinkBase(address));
        }

        var audit = await office.Agency.Audit();
        Assert.Equal(16, audit.Count(entry => entry.Result == AuditResult.Refused));
        Assert.DoesNotContain(audit, entry => entry.Details.Contains("Word-4712", StringComparison.Ordinal));
        Assert.Contains(audit, entry => entry is { Action: nameof(AddChannel), Result: AuditResult.Refused } && entry.Details.Contains("通道二", StringComparison.Ordinal));
        // What was judged stands there.
        Assert.Contains(audit, entry => entry is { Action: nameof(AddChannel), Result: AuditResult.Done } && entry.Details.Contains("https://example.org/in", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bucket_gives_twenty_at_once_and_one_every_three_seconds_from_then_on_whatever_the_clock_says()
    {
        var time = new ByHand();
        var bucket = new TokenBucket(20, time);
        Assert.All(Enumerable.Range(0, 20), _ => Assert.Equal(TimeSpan.Zero, bucket.Take()));
        Assert.Equal(TimeSpan.FromSeconds(3), bucket.Take());
        time.Now += TimeSpan.FromDays(1);
        Assert.Equal(TimeSpan.FromSeconds(3), bucket.Take());
        time.Now -= TimeSpan.FromDays(2);
        time.Passed += TimeSpan.FromSeconds(2);
        Assert.Equal(TimeSpan.FromSeconds(1), bucket.Take());
        time.Passed += TimeSpan.FromSeconds(1);
        Assert.Equal(TimeSpan.Zero, bucket.Take());
        Assert.Equal(TimeSpan.FromSeconds(3), bucket.Take());
        time.Passed += TimeSpan.FromHours(1);
        Assert.Equal(20, Enumerable.Range(0, 30).Count(_ => bucket.Take() == TimeSpan.Zero));
    }

    private sealed class ByHand : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

        public TimeSpan Passed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => Passed.Ticks;
    }
}
