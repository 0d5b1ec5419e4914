using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.People;

/// <summary>A sign-in slip that nobody has signed in with. When it was made, the audit knows.</summary>
public sealed record UnusedSlip(Guid PersonId, string Name, DateOnly Made)
{
    private static readonly string[] Makes = [nameof(SetUp), nameof(InvitePerson), nameof(ImportPeople), nameof(ResetPassword), nameof(ReissueSlips)];

    public static async Task<IReadOnlyList<UnusedSlip>> All(IAppDb db, IAccounts accounts, CancellationToken ct)
    {
        var slips = (await accounts.OnSlip(ct)).ToDictionary(account => account.PersonId);
        var ids = slips.Keys.Cast<Guid?>().ToList();
        var last = db.Set<AuditEntry>().Where(e => ids.Contains(e.SubjectId) && e.Result == AuditResult.Done && Makes.Contains(e.Action)).GroupBy(e => e.SubjectId).Select(acts => acts.Max(e => e.Id));
        var made = await db.Set<AuditEntry>().Where(e => last.Contains(e.Id)).ToDictionaryAsync(e => e.SubjectId!.Value, e => e.At, ct);
        var owners = await db.Set<Person>().AsNoTracking().Where(p => slips.Keys.Contains(p.Id) && !p.Locked).Select(p => new { p.Id, p.Name }).ToListAsync(ct);
        // Who has signed in with it and not chosen a password yet has it in his hands.
        return [.. owners.Where(owner => made.TryGetValue(owner.Id, out var at) && !(slips[owner.Id].LastSignIn >= at)).Select(owner => new UnusedSlip(owner.Id, owner.Name, Clock.DateOf(made[owner.Id])))];
    }
}
