using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Post;

/// <summary>Under which address people reach this house: only the office knows, and links in letters begin with it. One row, or none: then letters have no link.</summary>
public sealed class LinkBase : Entity
{
    /// <summary>Two people who set it at the same moment make one row.</summary>
    private static readonly Guid Only = new("01890000-0000-7000-8000-000000000001");

    public LinkBase(string address)
    {
        Id = Only;
        Address = "";
        Set(address);
    }

    private LinkBase() => Address = null!;

    /// <summary>Without a slash at its end.</summary>
    public string Address { get; private set; }

    public override string Caption => Address;

    public void Set(string address)
    {
        address = address.Trim().TrimEnd('/');
        if (address.Length > Channel.LongestAddress)
        {
            throw new RuleBroken("Notices.AddressForm");
        }

        ChannelAddress.HostOf(address);
        Address = address;
    }
}

[Needs(Permission.ManageChannels)]
[EveryRow("channels are the house's own, and the same for everyone who sets them up")]
public sealed record SetLinkBase([property: NotWhenRefused] string Address) : Command;

internal sealed class SetLinkBaseHandler(IAppDb db) : IRequestHandler<SetLinkBase>
{
    public async Task<Unit> Handle(SetLinkBase command, CancellationToken ct)
    {
        if (await db.Set<LinkBase>().SingleOrDefaultAsync(ct) is { } known)
        {
            known.Set(command.Address);
        }
        else
        {
            db.Set<LinkBase>().Add(new(command.Address));
        }

        return Unit.Value;
    }
}
