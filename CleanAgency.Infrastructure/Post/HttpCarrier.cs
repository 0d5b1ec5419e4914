using System.Net;
using System.Net.Sockets;
using System.Text;
using CleanAgency.Core.Notices.Post;

namespace CleanAgency.Infrastructure.Post;

/// <summary>
/// To robots and webhooks. No redirect is followed, no proxy asked, no long answer read. What fails before the request has left is certain; what is cut
/// or makes no sense afterwards is not.
/// </summary>
internal sealed class HttpCarrier : IDisposable
{
    private const int LongestAnswer = 64 * 1024;
    private const int Shown = 200;
    private readonly HttpClient http;
    private readonly Patience patience;
    private readonly TimeProvider time;

    public HttpCarrier(Patience patience, TimeProvider time)
    {
        (this.patience, this.time) = (patience, time);
        http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = async (context, ct) => new NetworkStream(
                await Connections.Open(context.DnsEndPoint.Host, context.DnsEndPoint.Port, patience.ToReach, context.InitialRequestMessage.RequestUri!.Scheme == Uri.UriSchemeHttp, ct), ownsSocket: true),
        })
        {
            MaxResponseContentBufferSize = LongestAnswer,
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public async Task<Delivery> Carry(ChannelLine line, Envelope envelope, CancellationToken leaving)
    {
        using var limit = patience.Limit(leaving);
        using var request = RobotMessage.Of(line, envelope, time.GetUtcNow());
        try
        {
            using var answer = await http.SendAsync(request, limit.After);
            return Said(line.Kind, answer, Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(limit.After)));
        }
        catch (OperationCanceledException)
        {
            return patience.RanOut(Over(request), leaving);
        }
        catch (HttpRequestException broken)
        {
            return Broken(broken, Over(request));
        }
    }

    public void Dispose() => http.Dispose();

    private static bool Over(HttpRequestMessage request) => request.Content is HandedContent { HandedOver: true };

    private static Delivery Broken(HttpRequestException broken, bool handedOver) => broken switch
    {
        { InnerException: ForbiddenAddress no } => new(DeliveryEnd.Failed, "Notices.Answer.Forbidden", no.Message) { Rest = true },
        { HttpRequestError: HttpRequestError.SecureConnectionError } => new(DeliveryEnd.Failed, "Notices.Answer.Certificate", Short(broken.InnerException?.Message ?? broken.Message)) { Rest = true },
        { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } => new(DeliveryEnd.Failed, "Notices.Answer.NoConnection", Short(broken.InnerException?.Message ?? broken.Message)) { Rest = true },
        _ when !handedOver => new(DeliveryEnd.Failed, "Notices.Answer.Dropped", Short(broken.Message)) { Rest = true },
        _ => new(DeliveryEnd.Uncertain, "Notices.Answer.Cut", Short(broken.Message)) { Rest = true },
    };

    private static Delivery Said(ChannelKind kind, HttpResponseMessage answer, string body)
    {
        var said = Short($"HTTP {(int)answer.StatusCode} {body}");
        return (int)answer.StatusCode switch
        {
            >= 200 and < 300 when kind == ChannelKind.Webhook => new(DeliveryEnd.Sent, "Notices.Answer.Accepted", said),
            >= 200 and < 300 => RobotAnswer.Of(body, said),
            >= 300 and < 400 => new(DeliveryEnd.Failed, "Notices.Answer.Redirected", said) { Rest = true },
            (int)HttpStatusCode.TooManyRequests or (int)HttpStatusCode.ServiceUnavailable => new(DeliveryEnd.Failed, "Notices.Answer.Busy", said) { Rest = true },
            >= 400 and < 500 => new(DeliveryEnd.Failed, "Notices.Answer.Rejected", said) { Rest = true },
            // Somewhere behind that address something broke, before or after it was taken.
            _ => new(DeliveryEnd.Uncertain, "Notices.Answer.Unreadable", said) { Rest = true },
        };
    }

    private static string Short(string said)
    {
        var text = said.Trim();
        return text.Length > Shown ? text[..Shown] : text;
    }
}
