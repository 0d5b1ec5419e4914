using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.Notices.Post;

/// <summary>It stays switched off until somebody has tried it out and switches it on.</summary>
/// <param name="Key">Sealed, as the signature.</param>
[Needs(Permission.ManageChannels)]
[EveryRow("channels are the house's own, and the same for everyone who sets them up")]
public sealed record AddChannel(ChannelKind Kind, ChannelContent Content, Secret? Key, Secret? Signature) : Command<Guid>;

internal sealed class AddChannelForm : AbstractValidator<AddChannel>
{
    public AddChannelForm()
    {
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.Content).NotNull().SetValidator(new ChannelContentForm());
    }
}

internal sealed class ChannelContentForm : AbstractValidator<ChannelContent>
{
    public ChannelContentForm()
    {
        RuleFor(c => c.Promise).IsInEnum();
        RuleFor(c => c.Name).NotNull();
        RuleFor(c => c.Address).NotNull();
        RuleFor(c => c.From).NotNull();
        RuleFor(c => c.User).NotNull().MaximumLength(NoticeTerms.LongestMail);
    }
}

internal sealed class AddChannelHandler(IAppDb db) : IRequestHandler<AddChannel, Guid>
{
    public Task<Guid> Handle(AddChannel command, CancellationToken ct)
    {
        var channel = new Channel(command.Kind, command.Content);
        channel.TakeKeys(command.Key?.Value, command.Signature?.Value);
        return Task.FromResult(db.Set<Channel>().Add(channel).Entity.Id);
    }
}
