using System.Collections.Concurrent;
using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using CleanAgency.Core.Notices.Post;

namespace CleanAgency.Infrastructure.Post;

/// <summary>
/// By SMTP: with STARTTLS, and without only to this machine. A refusal of the server is certain, a line cut in the middle is not; the Message-ID is that
/// of the letter, so that a server may know a repeat.
/// </summary>
internal sealed class MailCarrier(Patience patience, TimeProvider time)
{
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(1);

    // SmtpClient does not say whether it waited for a connection or for an answer. So a server is reached by hand first, once in a while.
    private readonly ConcurrentDictionary<(string, int), DateTimeOffset> reached = new();

    public async Task<Delivery> Carry(ChannelLine line, Envelope envelope, CancellationToken ct)
    {
        var (host, port) = ChannelAddress.Server(line.Address)!.Value;
        if (await Reach(host, port, ct) is { } no)
        {
            return no;
        }

        using var limit = patience.Limit(ct);
        using var client = new SmtpClient(host, port) { EnableSsl = !ChannelAddress.IsThisMachine(host) };
        if (line.User.Length > 0)
        {
            client.UseDefaultCredentials = false;
            client.Credentials = new NetworkCredential(line.User, line.Key?.Value);
        }

        using var message = new MailMessage(line.From, envelope.To!, envelope.Subject, envelope.Link is null ? envelope.Text : $"{envelope.Text}\n{envelope.Link}");
        message.Headers.Add("Message-ID", $"<{envelope.Id:N}@cleanagency>");
        try
        {
            await client.SendMailAsync(message, limit.Token);
            return new(DeliveryEnd.Sent, "Notices.Answer.Accepted", host);
        }
        catch (OperationCanceledException)
        {
            return new(DeliveryEnd.Uncertain, "Notices.Answer.Late", patience.Seconds) { Rest = true };
        }
        catch (SmtpException broken)
        {
            return Said(broken, (host, port));
        }
    }

    private Delivery Said(SmtpException broken, (string, int) server)
    {
        if (broken.StatusCode != SmtpStatusCode.GeneralFailure)
        {
            // What the server said holds for this receiver alone when it is about him.
            var code = (int)broken.StatusCode;
            var receiver = broken is SmtpFailedRecipientException;
            return new(receiver && code >= 500 ? DeliveryEnd.Refused : DeliveryEnd.Failed, "Notices.Answer.Rejected", $"{code} {broken.Message}") { Rest = !receiver };
        }

        reached.TryRemove(server, out _);
        return broken.InnerException switch
        {
            SocketException socket => new(DeliveryEnd.Failed, "Notices.Answer.NoConnection", socket.Message) { Rest = true },
            AuthenticationException certificate => new(DeliveryEnd.Failed, "Notices.Answer.Certificate", certificate.Message) { Rest = true },
            var other => new(DeliveryEnd.Uncertain, "Notices.Answer.Cut", (other ?? broken).Message) { Rest = true },
        };
    }

    private async Task<Delivery?> Reach(string host, int port, CancellationToken ct)
    {
        if (reached.TryGetValue((host, port), out var at) && time.GetUtcNow() - at < Believed)
        {
            return null;
        }

        try
        {
            using var socket = await Connections.Open(host, port, patience.ToReach, onlyThisMachine: ChannelAddress.IsThisMachine(host), ct);
            reached[(host, port)] = time.GetUtcNow();
            return null;
        }
        catch (ForbiddenAddress no)
        {
            return new(DeliveryEnd.Failed, "Notices.Answer.Forbidden", no.Message) { Rest = true };
        }
        catch (SocketException no)
        {
            return new(DeliveryEnd.Failed, "Notices.Answer.NoConnection", no.Message) { Rest = true };
        }
    }
}
