using System.Globalization;
using System.Net;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Notices.Post;

/// <summary>
/// Where a channel may lead. Encrypted, but for this very machine; into the office's own network too, where some keep their messengers. Never to the
/// addresses at which clouds hand machines their own secrets.
/// </summary>
public static class ChannelAddress
{
    private const int EncryptedFromTheStart = 465;

    private static readonly IPNetwork[] Never =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("100.100.100.200/32"), IPNetwork.Parse("224.0.0.0/3"),
        IPNetwork.Parse("::/128"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("fd00:ec2::254/128"), IPNetwork.Parse("ff00::/8"),
    ];

    public static bool MayBeReached(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Never.Any(net => net.BaseAddress.AddressFamily == plain.AddressFamily && net.Contains(plain));
    }

    /// <summary>Said so by its name alone: what a name server answers may change.</summary>
    public static bool IsThisMachine(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Of mail: "smtp.example.org:587"; without a port, that of a server which takes mail from programs.</summary>
    public static (string Host, int Port)? Server(string address)
    {
        var bracket = address.LastIndexOf(']');
        var colon = address.LastIndexOf(':') is var at && at > bracket ? at : -1;
        var host = (colon < 0 ? address : address[..colon]).Trim('[', ']');
        var port = 587;
        return (colon >= 0 && !int.TryParse(address[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port)) || port is < 1 or > 65535 || Uri.CheckHostName(host) == UriHostNameType.Unknown ? null : (host, port);
    }

    internal static void Check(ChannelKind kind, string address)
    {
        if (address.Length > Channel.LongestAddress)
        {
            throw new RuleBroken("Notices.AddressForm");
        }

        var host = kind == ChannelKind.Mail ? HostOfMail(address) : HostOf(address);
        if (IPAddress.TryParse(host, out var ip) && !MayBeReached(ip))
        {
            throw new RuleBroken("Notices.AddressForbidden", host);
        }
    }

    /// <summary>Encrypted, or this machine; a key in it would be seen by everybody who sees the channel.</summary>
    internal static string HostOf(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw new RuleBroken("Notices.AddressForm");
        }

        return uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && IsThisMachine(uri.IdnHost)) ? uri.IdnHost : throw new RuleBroken("Notices.AddressPlain");
    }

    // What is encrypted from the first byte on, SmtpClient does not speak: it would wait for a greeting that never comes.
    private static string HostOfMail(string address) => Server(address) switch
    {
        null => throw new RuleBroken("Notices.MailServerForm"),
        { Port: EncryptedFromTheStart } => throw new RuleBroken("Notices.MailPort", EncryptedFromTheStart),
        { } server => server.Host,
    };
}
