using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.Schemes;

/// <summary>From now on it never changes, and rounds may score by it.</summary>
[Needs(Permission.EditSchemes)]
public sealed record PublishScheme(Guid SchemeId) : Command, ISchemeStep;

internal sealed class PublishSchemeHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<PublishScheme>
{
    public async Task<Unit> Handle(PublishScheme command, CancellationToken ct)
    {
        var scheme = await db.Set<Scheme>().Whole().FindOrRefuse(command.SchemeId, ct);
        scheme.Publish(actor.Name, clock.Now);
        return Unit.Value;
    }
}

/// <summary>No new round takes it; rounds that score by it go on.</summary>
[Needs(Permission.EditSchemes)]
public sealed record RetireScheme(Guid SchemeId) : Command, ISchemeStep;

internal sealed class RetireSchemeHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<RetireScheme>
{
    public async Task<Unit> Handle(RetireScheme command, CancellationToken ct)
    {
        var scheme = await db.Set<Scheme>().FindOrRefuse(command.SchemeId, ct);
        scheme.Retire(actor.Name, clock.Now);
        return Unit.Value;
    }
}
