using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.Schemes;

[Needs(Permission.EditSchemes)]
public sealed record RenameScheme(Guid SchemeId, string Name, int Seen) : Command<int>, ISchemeStep;

internal sealed class RenameSchemeForm : AbstractValidator<RenameScheme>
{
    public RenameSchemeForm() => RuleFor(c => c.Name).MaximumLength(200);
}

internal sealed class RenameSchemeHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<RenameScheme, int>
{
    public async Task<int> Handle(RenameScheme command, CancellationToken ct)
    {
        var scheme = await db.Set<Scheme>().FindOrRefuse(command.SchemeId, ct);
        return scheme.Rename(command.Name, command.Seen, actor.Name, clock.Now);
    }
}

/// <summary>One line of the default policy, by its path in the JSON ("grades[0].from").</summary>
[Needs(Permission.EditSchemes)]
public sealed record EditPolicy(Guid SchemeId, string Path, string? Value, int Seen) : Command<int>, ISchemeStep;

internal sealed class EditPolicyForm : AbstractValidator<EditPolicy>
{
    public EditPolicyForm()
    {
        RuleFor(c => c.Path).NotEmpty().MaximumLength(60);
        RuleFor(c => c.Value).MaximumLength(100);
    }
}

internal sealed class EditPolicyHandler(IAppDb db, Actor actor, Clock clock, AuditNote note) : IRequestHandler<EditPolicy, int>
{
    public async Task<int> Handle(EditPolicy command, CancellationToken ct)
    {
        var scheme = await db.Set<Scheme>().FindOrRefuse(command.SchemeId, ct);
        note.Say("Schemes.Note.Policy", PolicyLines.Named(command.Path), PolicyLines.Of(scheme.Policy).FirstOrDefault(line => line.Path == command.Path)?.Value, command.Value);
        return scheme.EditPolicy(command.Path, command.Value, command.Seen, actor.Name, clock.Now);
    }
}

/// <summary>One list of the default policy with all its places, the values as people write them: the cuts of the grades can only be moved together.</summary>
[Needs(Permission.EditSchemes)]
public sealed record EditPolicyList(Guid SchemeId, string List, IReadOnlyList<IReadOnlyList<string>> Rows, int Seen) : Command<int>, ISchemeStep;

internal sealed class EditPolicyListForm : AbstractValidator<EditPolicyList>
{
    public EditPolicyListForm()
    {
        RuleFor(c => c.List).NotEmpty().MaximumLength(60);
        RuleFor(c => c.Rows).NotNull().Must(rows => rows is { Count: <= 20 } && rows.All(row => row.All(value => value.Length <= 100)));
    }
}

internal sealed class EditPolicyListHandler(IAppDb db, Actor actor, Clock clock, AuditNote note) : IRequestHandler<EditPolicyList, int>
{
    public async Task<int> Handle(EditPolicyList command, CancellationToken ct)
    {
        var scheme = await db.Set<Scheme>().FindOrRefuse(command.SchemeId, ct);
        var before = PolicyLists.Say(scheme.Policy, command.List);
        var version = scheme.EditPolicyList(command.List, command.Rows, command.Seen, actor.Name, clock.Now);
        note.Say("Schemes.Note.Policy", new TextCode($"Schemes.PolicyList.{command.List}"), before, PolicyLists.Say(scheme.Policy, command.List));
        return version;
    }
}
