using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.Schemes;

/// <summary>A bonus, negative or veto rule as a whole, new or instead of what stands; Seen is the version of the row that was opened.</summary>
[Needs(Permission.EditSchemes)]
public sealed record PutExtra(Guid SchemeId, Guid? ExtraId, ExtraContent Content, int Seen = 0) : Command<Guid>, ISchemeStep;

internal sealed class PutExtraForm : AbstractValidator<PutExtra>
{
    public PutExtraForm() => RuleFor(c => c.Content.Kind).IsInEnum();
}

internal sealed class PutExtraHandler(IAppDb db) : IRequestHandler<PutExtra, Guid>
{
    public async Task<Guid> Handle(PutExtra command, CancellationToken ct)
    {
        var scheme = await db.Set<Scheme>().Whole().FindOrRefuse(command.SchemeId, ct);
        return scheme.PutExtra(command.ExtraId, command.Content, command.Seen).Id;
    }
}

[Needs(Permission.EditSchemes)]
public sealed record RemoveExtra(Guid SchemeId, Guid ExtraId) : Command, ISchemeStep;

internal sealed class RemoveExtraHandler(IAppDb db) : IRequestHandler<RemoveExtra>
{
    public async Task<Unit> Handle(RemoveExtra command, CancellationToken ct)
    {
        var scheme = await db.Set<Scheme>().Whole().FindOrRefuse(command.SchemeId, ct);
        scheme.RemoveExtra(command.ExtraId);
        return Unit.Value;
    }
}
