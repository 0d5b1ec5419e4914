using System.Net.Security;
using System.Net.Sockets;
using CleanAgency.Core.Notices.Post;

namespace CleanAgency.Infrastructure.Post;

/// <summary>By SMTP: with STARTTLS, and without only to this machine. What fails before the message has been handed over is certain; what is cut afterwards is not.</summary>
internal sealed class MailCarrier(Patience patience, TimeProvider time)
{
    public async Task<Delivery> Carry(ChannelLine line, Envelope envelope, CancellationToken leaving)
    {
        if (line is { User.Length: > 0, Key: null })
        {
            return new(DeliveryEnd.Failed, "Notices.Answer.NoKey") { Rest = true };
        }

        var (host, port) = ChannelAddress.Server(line.Address)!.Value;
        var near = ChannelAddress.IsThisMachine(host);
        MailTalk? talk = null;
        try
        {
            using var socket = await Connections.Open(host, port, patience.ToReach, onlyThisMachine: near, leaving);
            await using var stream = new NetworkStream(socket);
            using var limit = patience.Limit(leaving);
            talk = new(stream, near ? null : new SslClientAuthenticationOptions { TargetHost = host });
            return await talk.Send(line.From, line.User, line.Key, envelope.To!, MailText.Of(line.From, envelope, time.GetUtcNow()), limit);
        }
        catch (OperationCanceledException)
        {
            return patience.RanOut(talk is { HandedOver: true }, leaving);
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
