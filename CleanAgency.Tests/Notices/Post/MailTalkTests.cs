using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices.Post;
using CleanAgency.Infrastructure.Post;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Notices.Post;

/// <summary>Talks with a mail server of our own: what fails before the last dot is certain, what is lost after it is not.</summary>
public sealed class MailTalkTests : IDisposable
{
    private readonly MailSink sink = new();

    public void Dispose() => sink.Dispose();

    [Fact]
    public async Task How_far_it_had_come_decides_what_is_known()
    {
        (string At, string Says, DeliveryEnd End, string Code)[] table =
        [
            ("", "", DeliveryEnd.Failed, "Dropped"),
            ("", "554 not you", DeliveryEnd.Failed, "Rejected"),
            ("", "HTTP/1.1 400 Bad Request", DeliveryEnd.Failed, "Dropped"),
            ("EHLO", "", DeliveryEnd.Failed, "Dropped"),
            ("EHLO", "421 closing", DeliveryEnd.Failed, "Rejected"),
            ("MAIL", "", DeliveryEnd.Failed, "Dropped"),
            ("MAIL", "550 not from you", DeliveryEnd.Failed, "Rejected"),
            ("RCPT", "", DeliveryEnd.Failed, "Dropped"),
            ("RCPT", "450 later", DeliveryEnd.Failed, "Rejected"),
            ("RCPT", "550 nobody here", DeliveryEnd.Refused, "Rejected"),
            ("RCPT", "251 will forward", DeliveryEnd.Sent, "Accepted"),
            ("DATA", "", DeliveryEnd.Failed, "Dropped"),
            ("DATA", "451 no room", DeliveryEnd.Failed, "Rejected"),
            (".", "", DeliveryEnd.Uncertain, "Cut"),
            (".", "552 too long", DeliveryEnd.Failed, "Rejected"),
            (".", "what?", DeliveryEnd.Uncertain, "Unreadable"),
            (".", "250-queued\r\n250 as 4711", DeliveryEnd.Sent, "Accepted"),
            ("QUIT", "", DeliveryEnd.Sent, "Accepted"),
        ];
        await using var office = new PostOffice();
        var (admin, channel) = (office.Agency.As("sysadmin"), await office.Channel(ChannelKind.Mail, sink.Address));
        List<(string, string, DeliveryEnd, string)> found = [];
        foreach (var (at, says, _, _) in table)
        {
            sink.ToLine = line => (at.Length == 0 ? line.Length == 0 : line.StartsWith(at, StringComparison.Ordinal)) ? says : null;
            sink.ToData = () => at == "." ? says : "250 ok";
            var delivery = await admin.Send(new TryChannel(channel, "somebody@example.org"));
            found.Add((at, says, delivery.End, delivery.Code["Notices.Answer.".Length..]));
            Assert.False(string.IsNullOrWhiteSpace(delivery.Say()));
        }

        Assert.Equal(table, found);
        // Every step of it was heard in its order, and nothing beside.
        Assert.Equal(["EHLO", "MAIL", "RCPT", "DATA"], sink.Lines.Select(line => line[..4]).Distinct().Take(4));
    }

    [Fact]
    public async Task A_server_that_says_nothing_has_got_nothing()
    {
        await using var office = new PostOffice(TimeSpan.FromMilliseconds(300));
        sink.ToLine = _ => MailSink.Silence;
        var delivery = await office.Agency.As("sysadmin").Send(new TryChannel(await office.Channel(ChannelKind.Mail, sink.Address), "somebody@example.org"));
        Assert.Equal((DeliveryEnd.Failed, "Notices.Answer.Silent"), (delivery.End, delivery.Code));
    }

    [Fact]
    public async Task A_server_that_does_not_encrypt_is_told_nothing_and_tried_again()
    {
        var delivery = await Talk(new SslClientAuthenticationOptions { TargetHost = "mail.example.org" });
        Assert.Equal((DeliveryEnd.Failed, "Notices.Answer.NotEncrypted", true), (delivery.End, delivery.Code, delivery.Rest));
        Assert.Equal(LetterState.Waiting, AfterAttempt.Of(delivery.End, DeliveryPromise.AtMostOnce, 1, DateTime.UtcNow).State);
        Assert.StartsWith("EHLO", Assert.Single(sink.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_encrypts_nothing_is_said_before_and_its_certificate_counts()
    {
        using var key = RSA.Create(2048);
        sink.Certificate = new CertificateRequest("CN=mail.example.org", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var untrusted = await Talk(new SslClientAuthenticationOptions { TargetHost = "mail.example.org" });
        Assert.Equal((DeliveryEnd.Failed, "Notices.Answer.Certificate"), (untrusted.End, untrusted.Code));
        Assert.DoesNotContain(sink.Lines, line => line.StartsWith("AUTH", StringComparison.Ordinal));

#pragma warning disable CA5359 // made a line above
        var trusted = await Talk(new SslClientAuthenticationOptions { TargetHost = "mail.example.org", RemoteCertificateValidationCallback = (_, _, _, _) => true });
#pragma warning restore CA5359
        Assert.Equal((DeliveryEnd.Sent, "Notices.Answer.Accepted"), (trusted.End, trusted.Code));
        Assert.Equal(["EHLO", "STARTTLS", "EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "DATA"], sink.Lines.Select(line => line.Split(' ')[0]).Where(line => line != "QUIT"));
        Assert.Contains($"AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes("\0office\0Word-4711"))}", sink.Lines);
    }

    private async Task<Delivery> Talk(SslClientAuthenticationOptions encryption)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", int.Parse(sink.Address.Split(':')[1], null));
        using var limit = new TimeLimit(TimeSpan.FromMinutes(2), CancellationToken.None);
        return await new MailTalk(client.GetStream(), encryption).Send("office@example.org", "office", new Secret("Word-4711"), "somebody@example.org", "Subject: x\r\n\r\nx\r\n", limit);
    }
}
