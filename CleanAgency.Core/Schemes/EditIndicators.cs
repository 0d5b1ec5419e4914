using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.Schemes;

/// <summary>A new item at the end of its area, under the next free code.</summary>
[Needs(Permission.EditSchemes)]
public sealed record AddIndicator(Guid SchemeId, Guid AreaId, string Name, Points Max) : Command<Guid>, ISchemeStep;

internal sealed class AddIndicatorHandler(IAppDb db) : IRequestHandler<AddIndicator, Guid>
{
    public async Task<Guid> Handle(AddIndicator command, CancellationToken ct)
    {
        var scheme = await db.Set<Scheme>().Whole().FindOrRefuse(command.SchemeId, ct);
        return scheme.AddIndicator(command.AreaId, new() { Code = "", Name = command.Name.Trim(), Max = command.Max }).Id;
    }
}

[Needs(Permission.EditSchemes)]
public sealed record CopyIndicator(Guid SchemeId, Guid IndicatorId) : Command<Guid>, ISchemeStep;

internal sealed class CopyIndicatorHandler(IAppDb db) : IRequestHandler<CopyIndicator, Guid>
{
    public async Task<Guid> Handle(CopyIndicator command, CancellationToken ct)
    {
        var scheme = await db.Set<Scheme>().Whole().FindOrRefuse(command.SchemeId, ct);
        return scheme.CopyIndicator(command.IndicatorId).Id;
    }
}

/// <summary>One field of one item. Seen and the answer are versions, as with a unit's fields.</summary>
[Needs(Permission.EditSchemes)]
public sealed record EditIndicator(Guid SchemeId, Guid IndicatorId, IndicatorField Field, string? Value, int Seen) : Command<int>, ISchemeStep;

internal sealed class EditIndicatorForm : AbstractValidator<EditIndicator>
{
    public EditIndicatorForm()
    {
        RuleFor(c => c.Field).IsInEnum();
        RuleFor(c => c.Value).MaximumLength(IndicatorContent.LongText * 2);
    }
}

internal sealed class EditIndicatorHandler(IAppDb db, Actor actor, Clock clock, AuditNote note) : IRequestHandler<EditIndicator, int>
{
    public async Task<int> Handle(EditIndicator command, CancellationToken ct)
    {
        var scheme = await db.Set<Scheme>().Whole().FindOrRefuse(command.SchemeId, ct);
        note.Say("Schemes.Note.Item", scheme.IndicatorOf(command.IndicatorId).Caption);
        return scheme.EditIndicator(command.IndicatorId, command.Field, command.Value, command.Seen, actor.Name, clock.Now);
    }
}

/// <summary>The whole rule of one item, in its stored form.</summary>
[Needs(Permission.EditSchemes)]
public sealed record EditRule(Guid SchemeId, Guid IndicatorId, string Rule, int Seen) : Command<int>, ISchemeStep;

internal sealed class EditRuleForm : AbstractValidator<EditRule>
{
    public EditRuleForm() => RuleFor(c => c.Rule).NotEmpty().MaximumLength(20_000);
}

internal sealed class EditRuleHandler(IAppDb db, Actor actor, Clock clock, AuditNote note) : IRequestHandler<EditRule, int>
{
    public async Task<int> Handle(EditRule command, CancellationToken ct)
    {
        var scheme = await db.Set<Scheme>().Whole().FindOrRefuse(command.SchemeId, ct);
        var (indicator, rule) = (scheme.IndicatorOf(command.IndicatorId), RuleJson.Read(command.Rule));
        note.Say("Schemes.Note.Rule", indicator.Caption, indicator.Rule?.InWords(), rule.InWords());
        return scheme.EditRule(command.IndicatorId, rule, command.Seen, actor.Name, clock.Now);
    }
}

/// <summary>To another place, counted from 0, below the same or another first-level item.</summary>
[Needs(Permission.EditSchemes)]
public sealed record MoveIndicator(Guid SchemeId, Guid IndicatorId, Guid AreaId, int Place) : Command, ISchemeStep;

internal sealed class MoveIndicatorHandler(IAppDb db, AuditNote note) : IRequestHandler<MoveIndicator>
{
    public async Task<Unit> Handle(MoveIndicator command, CancellationToken ct)
    {
        var scheme = await db.Set<Scheme>().Whole().FindOrRefuse(command.SchemeId, ct);
        scheme.MoveIndicator(command.IndicatorId, command.AreaId, command.Place);
        var moved = scheme.IndicatorOf(command.IndicatorId);
        note.Say("Schemes.Note.Moved", moved.Caption, scheme.AreaOf(moved.AreaId).Name, moved.Place + 1);
        return Unit.Value;
    }
}

[Needs(Permission.EditSchemes)]
public sealed record RemoveIndicator(Guid SchemeId, Guid IndicatorId) : Command, ISchemeStep;

internal sealed class RemoveIndicatorHandler(IAppDb db) : IRequestHandler<RemoveIndicator>
{
    public async Task<Unit> Handle(RemoveIndicator command, CancellationToken ct)
    {
        var scheme = await db.Set<Scheme>().Whole().FindOrRefuse(command.SchemeId, ct);
        scheme.RemoveIndicator(command.IndicatorId);
        return Unit.Value;
    }
}
