using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices.Post;

namespace CleanAgency.Infrastructure.Post;

/// <summary>The documented forms: WeCom's and DingTalk's group robots, and our own signed report. Pure.</summary>
public static class RobotMessage
{
    /// <summary>"t=seconds,v1=hex of HMAC-SHA256(key, "seconds.body")": who receives it knows from whom it is, and that it is no old one.</summary>
    public const string SignatureHeader = "X-CleanAgency-Signature";

    /// <summary>The same for every attempt at one report.</summary>
    public const string IdHeader = "Idempotency-Key";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="moment">The machine's: robots refuse what was signed an hour ago.</param>
    public static HttpRequestMessage Of(ChannelLine line, Envelope envelope, DateTimeOffset moment)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(envelope);
        return line.Kind switch
        {
            ChannelKind.WeCom => Post($"{line.Address}?key={Uri.EscapeDataString(line.Key!.Value)}", new() { ["msgtype"] = "markdown", ["markdown"] = new JsonObject { ["content"] = Markdown(envelope) } }),
            ChannelKind.DingTalk => Post(
                $"{line.Address}?access_token={Uri.EscapeDataString(line.Key!.Value)}{Signed(line.Signature, moment.ToUnixTimeMilliseconds())}",
                new() { ["msgtype"] = "markdown", ["markdown"] = new JsonObject { ["title"] = envelope.Subject, ["text"] = Markdown(envelope) } }),
            _ => Report(line, envelope, moment.ToUnixTimeSeconds()),
        };
    }

    /// <summary>base64(HMAC-SHA256(secret, "moment\nsecret")), as DingTalk asks for it.</summary>
    public static string DingTalkSign(string secret, long moment) => Convert.ToBase64String(Hmac(secret, $"{Number(moment)}\n{secret}"));

    /// <summary>Of a webhook's body.</summary>
    public static string ReportSign(string key, long seconds, string body) => Convert.ToHexStringLower(Hmac(key, $"{Number(seconds)}.{body}"));

    private static HttpRequestMessage Report(ChannelLine line, Envelope envelope, long seconds)
    {
        var request = Post(line.Address, new()
        {
            ["id"] = envelope.Id,
            ["text"] = envelope.Text,
            ["open"] = envelope.Open,
            ["link"] = envelope.Link?.ToString(),
        }, out var body);
        request.Headers.Add(IdHeader, envelope.Id.ToString());
        request.Headers.Add(SignatureHeader, $"t={Number(seconds)},v1={ReportSign(line.Key!.Value, seconds, body)}");
        return request;
    }

    private static string Signed(Secret? secret, long moment) => secret is null ? "" : $"&timestamp={Number(moment)}&sign={Uri.EscapeDataString(DingTalkSign(secret.Value, moment))}";

    private static string Markdown(Envelope envelope) => envelope.Link is null ? envelope.Text : $"{envelope.Text}\n\n[{RuleTexts.Find("Notices.Letter.Open", CultureInfo.GetCultureInfo("zh-CN"))}]({envelope.Link})";

    private static HttpRequestMessage Post(string address, JsonObject body) => Post(address, body, out _);

    private static HttpRequestMessage Post(string address, JsonObject body, out string text)
    {
        text = body.ToJsonString(Plain);
        return new(HttpMethod.Post, address) { Content = new HandedContent(text) };
    }

    private static byte[] Hmac(string key, string text) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
