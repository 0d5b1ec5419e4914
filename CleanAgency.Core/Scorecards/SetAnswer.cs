using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.Scorecards;

/// <summary>One field of an item: a level, a number of a ratio, something there or not there, nothing found, a comment. Without a value the answer is taken back.</summary>
/// <param name="Source">Where a number comes from that no fact gave, or that says otherwise than the fact.</param>
[Needs(Permission.Score)]
public sealed record SetAnswer(Guid Id, Guid CardId, int Epoch, Guid ItemId, DateTime At, string Field, string? Value, string? Source, string? Note, Seen Seen) : Tap(Id, CardId, Epoch, ItemId, At);

internal sealed class SetAnswerForm : AbstractValidator<SetAnswer>
{
    public SetAnswerForm()
    {
        RuleFor(c => c.Value).MaximumLength(1000).WithMessage(_ => RuleTexts.Say("Scorecards.TextForm", 1000));
        RuleFor(c => c.Source).MaximumLength(100).WithMessage(_ => RuleTexts.Say("Scorecards.TextForm", 100));
        RuleFor(c => c.Note).MaximumLength(500).WithMessage(_ => RuleTexts.Say("Scorecards.TextForm", 500));
    }
}

internal sealed class SetAnswerHandler(ScoringDesk desk, IAppDb db) : IRequestHandler<SetAnswer, TapAnswer>
{
    public async Task<TapAnswer> Handle(SetAnswer tap, CancellationToken ct)
    {
        var item = await desk.Open(tap, ct);
        var (claim, contradiction) = item.Set(tap);
        db.Set<Claim>().Add(claim);
        return item.Judged(contradiction);
    }
}
