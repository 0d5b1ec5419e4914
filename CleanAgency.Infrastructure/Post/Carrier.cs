using CleanAgency.Core.Notices.Post;

namespace CleanAgency.Infrastructure.Post;

/// <summary>By mail or by HTTP; a robot not faster than it takes.</summary>
internal sealed class Carrier(MailCarrier mail, HttpCarrier http, TokenBuckets buckets) : ICarrier
{
    public Busy? Reserve(Guid channelId, ChannelKind kind) =>
        kind is ChannelKind.WeCom or ChannelKind.DingTalk && buckets.Of(channelId) is var bucket && bucket.Take() is var wait && wait > TimeSpan.Zero ? new(wait, bucket.Most) : null;

    public Task<Delivery> Carry(ChannelLine line, Envelope envelope, CancellationToken leaving) =>
        line.Kind == ChannelKind.Mail ? mail.Carry(line, envelope, leaving)
        : line.Key is null ? Task.FromResult(new Delivery(DeliveryEnd.Failed, "Notices.Answer.NoKey") { Rest = true })
        : http.Carry(line, envelope, leaving);
}
