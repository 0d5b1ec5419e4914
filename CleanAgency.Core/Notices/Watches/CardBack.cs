using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Watches;

/// <summary>A card has gone back a step. By whom and why stands on no row of it, as there may have been nothing yet that fell with it; the audit knows.</summary>
internal sealed record CardBack(string Step, string By, string? Reason, DateTime At)
{
    private static readonly string[] Steps = [nameof(SendBack), nameof(BackToScoring), nameof(ReopenSigned)];

    public bool BySendBack => Step == nameof(SendBack);

    public bool ToTheTable => Step == nameof(ReopenSigned);

    /// <summary>What a sentence adds of the reason.</summary>
    public object Because => Reason is { } why ? new TextCode("Notices.Because", why) : "";

    /// <summary>The last time for each card.</summary>
    public static async Task<IReadOnlyDictionary<Guid, CardBack>> Last(IAppDb db, IReadOnlyList<Guid> cards, CancellationToken ct)
    {
        var ids = cards.Cast<Guid?>().ToList();
        var last = db.Set<AuditEntry>().Where(e => ids.Contains(e.SubjectId) && e.Result == AuditResult.Done && Steps.Contains(e.Action)).GroupBy(e => e.SubjectId).Select(acts => acts.Max(e => e.Id));
        return (await db.Set<AuditEntry>().AsNoTracking().Where(e => last.Contains(e.Id)).ToListAsync(ct))
            .ToDictionary(e => e.SubjectId!.Value, e => new CardBack(e.Action, e.Person, AuditDetails.SaidIn(e.Details, nameof(SendBack.Reason)), e.At));
    }
}
