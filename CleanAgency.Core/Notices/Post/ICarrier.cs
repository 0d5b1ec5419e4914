using CleanAgency.Core.Common;

namespace CleanAgency.Core.Notices.Post;

/// <summary>What goes out.</summary>
/// <param name="Id">The same for every attempt at one letter, so that who receives may know a repeat.</param>
/// <param name="To">Of mail: the receiver.</param>
/// <param name="Open">How much waits; none in a test.</param>
public sealed record Envelope(Guid Id, string? To, string Subject, string Text, Uri? Link, int? Open, DateTime At);

/// <summary>Port: the outside world. Whatever happens there ends as a <see cref="Delivery"/>.</summary>
public interface ICarrier
{
    /// <summary>A place among those that the channel takes in a minute. To wait for one is no attempt.</summary>
    /// <returns>None: there is room, and it is taken.</returns>
    Busy? Reserve(Guid channelId, ChannelKind kind);

    /// <param name="leaving">The server stops: what has not been handed over is called off, and what has been is not waited for much longer.</param>
    Task<Delivery> Carry(ChannelLine line, Envelope envelope, CancellationToken leaving);
}

/// <summary>The channel takes no more for so long.</summary>
public sealed record Busy(TimeSpan For, int AMinute);

/// <summary>A channel with its keys opened, for the moment of an attempt.</summary>
public sealed record ChannelLine(Guid Id, ChannelKind Kind, string Address, string From, string User, Secret? Key, Secret? Signature)
{
    public static ChannelLine Of(Channel channel, ISealsSecrets seals) =>
        new(channel.Id, channel.Kind, channel.Address, channel.From, channel.User, seals.Open(channel.Key), seals.Open(channel.Signature));
}

/// <summary>Port for text messages. Nobody implements it: an office that has a gateway builds its own, and the page says that none is connected.</summary>
public interface ISendsSms
{
    Task<Delivery> Send(string phone, string text, CancellationToken ct);
}
