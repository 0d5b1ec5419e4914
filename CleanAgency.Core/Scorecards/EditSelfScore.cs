using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.Scorecards;

/// <summary>One field of one item, as it is typed.</summary>
[Needs(Permission.SelfScore)]
public sealed record EditSelfScore(Guid SelfScoreId, Guid ItemId, SelfField Field, string? Value, int Seen) : Command<int>, IAbout<SelfScore>, ILane
{
    Guid IAbout<SelfScore>.RowId => SelfScoreId;

    string ILane.Lane => $"self {SelfScoreId}";
}

internal sealed class EditSelfScoreForm : AbstractValidator<EditSelfScore>
{
    public EditSelfScoreForm() => RuleFor(c => c.Field).IsInEnum();
}

internal sealed class EditSelfScoreHandler(SelfScoreDesk desk, Actor actor, Clock clock) : IRequestHandler<EditSelfScore, int>
{
    public async Task<int> Handle(EditSelfScore command, CancellationToken ct)
    {
        var form = await desk.OpenToWrite(command.SelfScoreId, ct);
        return form.Self.Edit(form.Scheme.Item(command.ItemId).Indicator, command.Field, command.Value, command.Seen, form.Last, actor.Name, clock.Now);
    }
}

/// <summary>Handed in it stands. Where nobody typed anything, what the unit's facts give is taken.</summary>
[Needs(Permission.SelfScore)]
public sealed record SubmitSelfScore(Guid SelfScoreId) : Command, IAbout<SelfScore>, ILane
{
    Guid IAbout<SelfScore>.RowId => SelfScoreId;

    string ILane.Lane => $"self {SelfScoreId}";
}

internal sealed class SubmitSelfScoreHandler(SelfScoreDesk desk, Actor actor, Clock clock) : IRequestHandler<SubmitSelfScore>
{
    public async Task<Unit> Handle(SubmitSelfScore command, CancellationToken ct)
    {
        var form = await desk.OpenToWrite(command.SelfScoreId, ct);
        form.Self.Submit([.. form.Asked.Select(one => (one.Item.Indicator, one.Foreseen))], form.Last, actor.Name, clock.Now);
        return Unit.Value;
    }
}
