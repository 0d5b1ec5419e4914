using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.Notices.Post;

/// <summary>Keys that are not given stay; nobody ever sees them again.</summary>
/// <param name="Key">Sealed, as the signature.</param>
/// <param name="Seen">The version of the row from which the form was filled.</param>
[Needs(Permission.ManageChannels)]
[EveryRow("channels are the house's own, and the same for everyone who sets them up")]
public sealed record EditChannel(Guid ChannelId, ChannelContent Content, Secret? Key, Secret? Signature, int Seen) : Command;

internal sealed class EditChannelForm : AbstractValidator<EditChannel>
{
    public EditChannelForm() => RuleFor(c => c.Content).NotNull().SetValidator(new ChannelContentForm());
}

internal sealed class EditChannelHandler(IAppDb db) : IRequestHandler<EditChannel>
{
    public async Task<Unit> Handle(EditChannel command, CancellationToken ct)
    {
        (await db.Set<Channel>().FindOrRefuse(command.ChannelId, ct)).Edit(command.Content, command.Key?.Value, command.Signature?.Value, command.Seen);
        return Unit.Value;
    }
}

/// <summary>While it is off nothing is written for it, and what waits goes on waiting.</summary>
[Needs(Permission.ManageChannels)]
[EveryRow("channels are the house's own, and the same for everyone who sets them up")]
public sealed record SwitchChannel(Guid ChannelId, bool On) : Command;

internal sealed class SwitchChannelHandler(IAppDb db) : IRequestHandler<SwitchChannel>
{
    public async Task<Unit> Handle(SwitchChannel command, CancellationToken ct)
    {
        (await db.Set<Channel>().FindOrRefuse(command.ChannelId, ct)).Switch(command.On);
        return Unit.Value;
    }
}
