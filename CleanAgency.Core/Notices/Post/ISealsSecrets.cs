using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.Notices.Post;

/// <summary>Port: secrets at rest are sealed, and opened only on their way out.</summary>
public interface ISealsSecrets
{
    Secret Seal(Secret secret);

    /// <summary>Nothing where nothing was sealed, or where the seal of another installation cannot be opened.</summary>
    Secret? Open(string? seal);
}

/// <summary>
/// Before the command that keeps it, which then carries the sealed form: sealing may have to write a new key of the house, and inside of a command's
/// transaction that would wait for its own end.
/// </summary>
[Needs(Permission.ManageChannels)]
[EveryRow("what is being sealed is nobody's row yet")]
public sealed record SealKey(Secret Key) : Query<Secret>;

internal sealed class SealKeyForm : AbstractValidator<SealKey>
{
    public SealKeyForm() => RuleFor(q => q.Key).Must(key => key?.Value.Trim() is { Length: > 0 and <= 1000 });
}

internal sealed class SealKeyHandler(ISealsSecrets seals) : IRequestHandler<SealKey, Secret>
{
    public Task<Secret> Handle(SealKey query, CancellationToken ct) => Task.FromResult(seals.Seal(new(query.Key.Value.Trim())));
}
