using CleanAgency.Core.Notices.Post;

namespace CleanAgency.Infrastructure.Post;

/// <summary>By mail or by HTTP; a robot not faster than it takes.</summary>
internal sealed class Carrier(MailCarrier mail, HttpCarrier http, TokenBuckets buckets) : ICarrier
{
    public Task<Delivery> Carry(ChannelLine line, Envelope envelope, CancellationToken ct) =>
        line.Kind == ChannelKind.Mail ? mail.Carry(line, envelope, ct)
        : line.Key is null ? Task.FromResult(new Delivery(DeliveryEnd.Failed, "Notices.Answer.NoKey") { Rest = true })
        : !buckets.Of(line.Id).Take() ? Task.FromResult(new Delivery(DeliveryEnd.Failed, "Notices.Answer.Throttled", buckets.Of(line.Id).Most) { Rest = true })
        : http.Carry(line, envelope, ct);
}
