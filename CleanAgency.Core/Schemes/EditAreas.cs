using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.Schemes;

[Needs(Permission.EditSchemes)]
public sealed record AddArea(Guid SchemeId, string Name, Points Max) : Command<Guid>, ISchemeStep;

internal sealed class AddAreaHandler(IAppDb db) : IRequestHandler<AddArea, Guid>
{
    public async Task<Guid> Handle(AddArea command, CancellationToken ct)
    {
        var scheme = await db.Set<Scheme>().Whole().FindOrRefuse(command.SchemeId, ct);
        return scheme.AddArea(command.Name, command.Max).Id;
    }
}

[Needs(Permission.EditSchemes)]
public sealed record EditArea(Guid SchemeId, Guid AreaId, AreaField Field, string? Value, int Seen) : Command<int>, ISchemeStep;

internal sealed class EditAreaForm : AbstractValidator<EditArea>
{
    public EditAreaForm()
    {
        RuleFor(c => c.Field).IsInEnum();
        RuleFor(c => c.Value).MaximumLength(100);
    }
}

internal sealed class EditAreaHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<EditArea, int>
{
    public async Task<int> Handle(EditArea command, CancellationToken ct)
    {
        var scheme = await db.Set<Scheme>().Whole().FindOrRefuse(command.SchemeId, ct);
        return scheme.EditArea(command.AreaId, command.Field, command.Value, command.Seen, actor.Name, clock.Now);
    }
}

[Needs(Permission.EditSchemes)]
public sealed record MoveArea(Guid SchemeId, Guid AreaId, int Place) : Command, ISchemeStep;

internal sealed class MoveAreaHandler(IAppDb db, AuditNote note) : IRequestHandler<MoveArea>
{
    public async Task<Unit> Handle(MoveArea command, CancellationToken ct)
    {
        var scheme = await db.Set<Scheme>().Whole().FindOrRefuse(command.SchemeId, ct);
        scheme.MoveArea(command.AreaId, command.Place);
        note.Say("Schemes.Note.Moved", scheme.AreaOf(command.AreaId).Caption, scheme.Name, scheme.AreaOf(command.AreaId).Place + 1);
        return Unit.Value;
    }
}

/// <summary>Only an empty one: items are moved or removed one by one, so that none disappears unseen.</summary>
[Needs(Permission.EditSchemes)]
public sealed record RemoveArea(Guid SchemeId, Guid AreaId) : Command, ISchemeStep;

internal sealed class RemoveAreaHandler(IAppDb db) : IRequestHandler<RemoveArea>
{
    public async Task<Unit> Handle(RemoveArea command, CancellationToken ct)
    {
        var scheme = await db.Set<Scheme>().Whole().FindOrRefuse(command.SchemeId, ct);
        scheme.RemoveArea(command.AreaId);
        return Unit.Value;
    }
}
