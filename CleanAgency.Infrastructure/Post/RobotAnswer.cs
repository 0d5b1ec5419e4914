using System.Text.Json;
using CleanAgency.Core.Notices.Post;

namespace CleanAgency.Infrastructure.Post;

/// <summary>Robots answer 200 whatever they think of it: only errcode 0 means that it was taken. Pure.</summary>
public static class RobotAnswer
{
    // Too fast: 45009 of WeCom, 130101 of DingTalk and its later form; -1 is "busy" for both.
    private static readonly long[] Busy = [-1, 45009, 130101, 410100];

    public static Delivery Of(string body, string said) => Errcode(body) switch
    {
        0 => new(DeliveryEnd.Sent, "Notices.Answer.Accepted", said),
        null => new(DeliveryEnd.Uncertain, "Notices.Answer.Unreadable", said) { Rest = true },
        { } code when Busy.Contains(code) => new(DeliveryEnd.Failed, "Notices.Answer.Busy", said) { Rest = true },
        _ => new(DeliveryEnd.Failed, "Notices.Answer.Rejected", said) { Rest = true },
    };

    private static long? Errcode(string body)
    {
        try
        {
            using var read = JsonDocument.Parse(body);
            return read.RootElement.ValueKind == JsonValueKind.Object && read.RootElement.TryGetProperty("errcode", out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt64(out var number) ? number : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
