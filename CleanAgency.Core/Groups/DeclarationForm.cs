using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

/// <summary>The form of one person for one round (回避申请书): what the system knows already, what he has stated, and whether he has signed it.</summary>
/// <param name="Round">Null: none has been planned yet.</param>
public sealed record DeclarationForm(
    string Name, string? Unit, DeclarationForm.Period? Round, IReadOnlyList<DeclarationForm.Known> Inferred, IReadOnlyList<DeclarationForm.Stated> All, DeclarationForm.Signature? LastSignature)
{
    /// <param name="Over">The form is closed; it stays as it was signed.</param>
    public sealed record Period(Guid Id, string Code, string Name, DateOnly From, DateOnly To, bool Over, Guid? GroupId, string? Group);

    public sealed record Known(string Unit, ConflictKind Kind, DateOnly Since);

    public sealed record Stated(
        Guid Id, string Unit, ConflictKind Kind, string Ground, ConflictSource Source, DateOnly From, DateOnly? Until, DateTime At, string By, DateTime? WithdrawnAt, string? WithdrawReason)
    {
        public bool StoodAt(DateTime moment) => At <= moment && !(WithdrawnAt <= moment);
    }

    public sealed record Signature(string Name, DateTime At, int Items);

    /// <summary>What stands on the form.</summary>
    public IEnumerable<Stated> Items => Round is { Over: true } && LastSignature is { } signed ? All.Where(s => s.StoodAt(signed.At)) : All.Where(s => s.WithdrawnAt is null);

    /// <summary>Something was added or withdrawn after the signature.</summary>
    public bool ChangedSince => Round is not { Over: true } && LastSignature is { } signed && All.Any(s => s.At > signed.At || s.WithdrawnAt > signed.At);

    /// <summary>The signature, as far as it covers what stands on the form.</summary>
    public Signature? Covering => ChangedSince ? null : LastSignature;
}

internal static class DeclarationForms
{
    public static async Task<DeclarationForm> FormOf(this IAppDb db, Person person, Round? round, DateOnly today, CancellationToken ct)
    {
        var names = await db.Set<SupervisedUnit>().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var stated = await db.Set<Conflict>().Where(c => c.PersonId == person.Id).OrderBy(c => c.StatedAt).ToListAsync(ct);
        return new(
            person.Name, person.UnitId is { } unit ? names[unit] : null, round is null ? null : await db.PeriodOf(person, round, today, ct),
            round is null ? [] : [.. (await db.RecusalsOf(round, [person.Id], ct)).Where(r => !r.Confided).Select(r => new DeclarationForm.Known(names[r.UnitId], r.Kind, r.Since))],
            [.. stated.Select(c => new DeclarationForm.Stated(c.Id, names[c.UnitId], c.Kind, c.Ground, c.Source, c.From, c.Until, c.StatedAt, c.StatedBy, c.WithdrawnAt, c.WithdrawReason))],
            round is null ? null : await db.Set<Declaration>().Where(d => d.RoundId == round.Id && d.PersonId == person.Id)
                .Select(d => new DeclarationForm.Signature(d.SignedName, d.SignedAt, d.Items)).SingleOrDefaultAsync(ct));
    }

    private static async Task<DeclarationForm.Period> PeriodOf(this IAppDb db, Person person, Round round, DateOnly today, CancellationToken ct)
    {
        var group = await db.Set<SupervisionGroup>().Where(g => g.RoundId == round.Id && g.Members.Any(m => m.PersonId == person.Id && m.Until == null)).Select(g => new { g.Id, g.Name }).FirstOrDefaultAsync(ct);
        return new(round.Id, round.Code, round.Name, round.From, round.To, round.To < today, group?.Id, group?.Name);
    }
}
