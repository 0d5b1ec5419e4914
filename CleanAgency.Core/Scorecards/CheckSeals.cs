using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>Reckons the seal of every locked card again and names those that say something else than when they were locked. Recorded itself.</summary>
[Recorded]
[Needs(Permission.CheckSeals)]
[EveryRow("an altered card must not be one that nobody sees")]
public sealed record CheckSeals : Query<CheckSeals.Finding>
{
    public sealed record Finding(int Locked, IReadOnlyList<string> Altered);
}

internal sealed class CheckSealsHandler(CardSeals seals, IAppDb db, AuditNote note) : IRequestHandler<CheckSeals, CheckSeals.Finding>
{
    public async Task<CheckSeals.Finding> Handle(CheckSeals query, CancellationToken ct)
    {
        var cards = db.Set<Scorecard>().AsNoTracking().Where(c => c.Stage == CardStage.Locked);
        var now = await seals.Of(cards, ct);
        var locked = await cards.OrderBy(c => c.Title).ToListAsync(ct);
        List<string> altered = [.. locked.Where(card => now.GetValueOrDefault(card.Id) != card.Seal).Select(card => card.Title)];
        note.Say("Scorecards.Note.SealsChecked", locked.Count, string.Join(RuleTexts.Say("Plans.Comma"), altered));
        if (altered.Count > 0)
        {
            note.Fail("Scorecards.SealBroken");
        }

        return new(locked.Count, altered);
    }
}
