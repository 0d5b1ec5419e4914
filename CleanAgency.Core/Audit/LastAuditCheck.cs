using System.Globalization;
using System.Text.Json;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Audit;

/// <summary>How the chain was found last and when: every check leaves an entry.</summary>
[Needs(Permission.ReadAudit)]
[EveryRow("a chain can only be checked as a whole")]
public sealed record LastAuditCheck : Query<LastAuditCheck.Check?>
{
    public sealed record Check(long Id, DateTime At, string Person, string From, VerifyAuditChain.Finding Finding);
}

internal sealed class LastAuditCheckHandler(IAppDb db) : IRequestHandler<LastAuditCheck, LastAuditCheck.Check?>
{
    public async Task<LastAuditCheck.Check?> Handle(LastAuditCheck query, CancellationToken ct)
    {
        var entry = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Action == nameof(VerifyAuditChain) && e.Result != AuditResult.Refused).OrderByDescending(e => e.Id).FirstOrDefaultAsync(ct);
        return entry is not null && FindingIn(entry) is { } finding ? new(entry.Id, entry.At, entry.Person, entry.From, finding) : null;
    }

    private static VerifyAuditChain.Finding? FindingIn(AuditEntry entry)
    {
        using var json = JsonDocument.Parse(entry.Details);
        return json.RootElement.TryGetProperty("note", out var note) && AuditContent.ArgumentsOf(note) is [var done, var open, var at, var id, var head]
            ? new(Number(done) ?? 0, Number(open) ?? 0, BreakOf(entry.Code), Number(at), Number(id), head)
            : null;
    }

    private static long? Number(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static VerifyAuditChain.Break BreakOf(string? code) =>
        Enum.TryParse<VerifyAuditChain.Break>(code?[(code.LastIndexOf('.') + 1)..], out var found) ? found : VerifyAuditChain.Break.None;
}
