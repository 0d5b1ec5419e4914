using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Schemes;

/// <summary>An empty one, with the usual policy.</summary>
[Needs(Permission.EditSchemes)]
[EveryRow("a scheme that is being drafted is nobody's row yet")]
public sealed record DraftScheme(string Name) : Command<Guid>;

internal sealed class DraftSchemeForm : AbstractValidator<DraftScheme>
{
    public DraftSchemeForm() => RuleFor(c => c.Name).NotEmpty().MaximumLength(80);
}

internal sealed class DraftSchemeHandler(IAppDb db) : IRequestHandler<DraftScheme, Guid>
{
    public Task<Guid> Handle(DraftScheme command, CancellationToken ct)
    {
        var scheme = new Scheme(command.Name);
        db.Set<Scheme>().Add(scheme);
        return Task.FromResult(scheme.Id);
    }
}

/// <summary>The next version of a series begins as a copy of one that stands. One draft of a series at a time, or two people would mend two copies.</summary>
[Needs(Permission.EditSchemes)]
public sealed record NewSchemeVersion(Guid SchemeId, string Name) : Command<Guid>, IAbout<Scheme>, ILane
{
    Guid IAbout<Scheme>.RowId => SchemeId;

    string ILane.Lane => "schemes";
}

internal sealed class NewSchemeVersionHandler(IAppDb db) : IRequestHandler<NewSchemeVersion, Guid>
{
    public async Task<Guid> Handle(NewSchemeVersion command, CancellationToken ct)
    {
        var from = await db.Set<Scheme>().Whole().FindOrRefuse(command.SchemeId, ct);
        var series = db.Set<Scheme>().Where(scheme => scheme.SeriesId == from.SeriesId);
        if (await series.FirstOrDefaultAsync(scheme => scheme.State == SchemeState.Draft, ct) is { } open)
        {
            throw new RuleBroken("Schemes.DraftOpen", open.Name);
        }

        var next = from.Next(command.Name, await series.MaxAsync(scheme => scheme.Number, ct) + 1);
        db.Set<Scheme>().Add(next);
        return next.Id;
    }
}

/// <summary>A draft that nobody needs any more; what was published stays for ever.</summary>
[Needs(Permission.EditSchemes)]
public sealed record DiscardDraft(Guid SchemeId) : Command, ISchemeStep;

internal sealed class DiscardDraftHandler(IAppDb db) : IRequestHandler<DiscardDraft>
{
    public async Task<Unit> Handle(DiscardDraft command, CancellationToken ct)
    {
        var scheme = await db.Set<Scheme>().Whole().FindOrRefuse(command.SchemeId, ct);
        scheme.MustBeDraft();
        db.Set<Scheme>().Remove(scheme);
        return Unit.Value;
    }
}
