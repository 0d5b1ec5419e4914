using CleanAgency.Core.Common;

namespace CleanAgency.Core.Notices.Post;

public enum ChannelKind
{
    Mail,
    WeCom,
    DingTalk,
    Webhook,
}

public enum DeliveryPromise
{
    /// <summary>Never twice: what got lost on the way is listed, and a person decides.</summary>
    AtMostOnce,

    /// <summary>Never lost: what got lost on the way goes out again, and may arrive twice.</summary>
    AtLeastOnce,
}

/// <summary>What can be seen of a channel; its keys cannot.</summary>
/// <param name="Address">Of mail: host and port. Of the others: the address without its key.</param>
/// <param name="From">Of mail: the sender.</param>
/// <param name="User">Of mail: who signs in at the server; nobody where it asks for no password.</param>
public sealed record ChannelContent(string Name, [property: NotWhenRefused] string Address, DeliveryPromise Promise, string From = "", string User = "");

/// <summary>A way out of the house: a mail server, a robot in a group, an address that takes signed reports.</summary>
public sealed class Channel : Entity
{
    public const int LongestAddress = 300;

    public Channel(ChannelKind kind, ChannelContent content)
    {
        Kind = kind;
        Name = Address = From = User = "";
        Take(content);
    }

    private Channel() => Name = Address = From = User = null!;

    public ChannelKind Kind { get; private init; }

    public string Name { get; private set; }

    public bool On { get; private set; }

    public DeliveryPromise Promise { get; private set; }

    public string Address { get; private set; }

    public string From { get; private set; }

    public string User { get; private set; }

    /// <summary>Sealed: the password, the key of a robot, the key with which reports are signed.</summary>
    [NotAudited]
    public string? Key { get; private set; }

    /// <summary>Sealed: with what messages to DingTalk are signed, where the robot asks for it.</summary>
    [NotAudited]
    public string? Signature { get; private set; }

    public override string Caption => Name;

    /// <summary>A stored key never goes to another address than the one for which it was given.</summary>
    /// <param name="key">Sealed; none leaves what is there.</param>
    public void Edit(ChannelContent content, string? key, string? signature, int seen)
    {
        if (seen != Version)
        {
            throw new RuleBroken("Notices.ChannelNewer");
        }

        if (content.Address.Trim() != Address && ((Key is not null && key is null) || (Signature is not null && signature is null)))
        {
            throw new RuleBroken("Notices.KeysAgain");
        }

        Take(content);
        TakeKeys(key, signature);
        if (On)
        {
            RefuseWithoutKey();
        }
    }

    public void TakeKeys(string? key, string? signature) => (Key, Signature) = (key ?? Key, signature ?? Signature);

    public void Switch(bool on)
    {
        if (on)
        {
            RefuseWithoutKey();
        }

        On = on;
    }

    private void Take(ChannelContent content)
    {
        var (name, address, from, user) = (content.Name.Trim(), content.Address.Trim(), content.From.Trim(), content.User.Trim());
        if (name.Length is < 2 or > 30)
        {
            throw new RuleBroken("Notices.ChannelName");
        }

        ChannelAddress.Check(Kind, address);
        if (Kind == ChannelKind.Mail && !NoticeTerms.IsMail(from))
        {
            throw new RuleBroken("Notices.MailForm");
        }

        (Name, Address, From, User, Promise) = (name, address, Kind == ChannelKind.Mail ? from : "", Kind == ChannelKind.Mail ? user : "", content.Promise);
    }

    private void RefuseWithoutKey()
    {
        if (Key is null && (Kind != ChannelKind.Mail || User.Length > 0))
        {
            throw new RuleBroken("Notices.KeyMissing");
        }
    }
}
