using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Post;

/// <summary>
/// Sends a message that says it is a trial, and answers with what the other side said. A question, because nothing of ours changes and no transaction
/// may wait for a foreign machine; recorded, because something leaves the house.
/// </summary>
/// <param name="To">Of mail: where to.</param>
[Needs(Permission.ManageChannels), Recorded]
[EveryRow("channels are the house's own, and the same for everyone who sets them up")]
public sealed record TryChannel(Guid ChannelId, string To = "") : Query<Delivery>;

internal sealed class TryChannelHandler(IAppDb db, EnvelopeWriter writer, ICarrier carrier, ISealsSecrets seals, AuditNote note) : IRequestHandler<TryChannel, Delivery>
{
    public async Task<Delivery> Handle(TryChannel query, CancellationToken ct)
    {
        var channel = await db.Set<Channel>().AsNoTracking().FindOrRefuse(query.ChannelId, ct);
        if (channel.Kind == ChannelKind.Mail && !NoticeTerms.IsMail(query.To.Trim()))
        {
            throw new RuleBroken("Notices.MailForm");
        }

        var delivery = carrier.Reserve(channel.Id, channel.Kind) is { } busy
            ? new Delivery(DeliveryEnd.Failed, "Notices.Answer.Throttled", busy.AMinute)
            : await carrier.Carry(ChannelLine.Of(channel, seals), await writer.Trial(channel.Kind == ChannelKind.Mail ? query.To.Trim() : null, ct), ct);
        note.Say(delivery.Code, [.. delivery.Arguments]);
        return delivery;
    }
}
