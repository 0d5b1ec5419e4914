using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Infrastructure.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Infrastructure.Identity;

/// <summary>Identity behind Core's port. It only changes the context; the command's own save writes it, with the audit.</summary>
internal sealed class Accounts(UserManager<AppUser> users, AppDb db, UnknownAccounts unknown, Clock clock, TimeProvider real) : IAccounts
{
    // Compared when there is no such account, so that the answer takes as long as for a real one.
    private static readonly string NobodysHash = new PasswordHasher<AppUser>().HashPassword(new(), Guid.NewGuid().ToString());

    public async Task Open(Guid personId, string account, Secret password, bool mustChange, CancellationToken ct)
    {
        Refuse(PasswordRule.Broken(account, password.Value));
        if (await users.FindByNameAsync(account) is not null)
        {
            throw new RuleBroken("Access.AccountTaken", account);
        }

        var user = new AppUser { Id = personId, UserName = account, MustChangePassword = mustChange, LockoutEnabled = true };
        Check(await users.CreateAsync(user, password.Value));
    }

    public Secret Hash(Secret password) => new(users.PasswordHasher.HashPassword(new(), password.Value));

    // Not one by one through Identity: it would ask the database twice for each. A name that is taken breaks the unique key.
    public void OpenAll(IEnumerable<HashedAccount> accounts) => db.Users.AddRange(accounts.Select(account => new AppUser
    {
        Id = account.PersonId,
        UserName = account.Account,
        NormalizedUserName = users.NormalizeName(account.Account),
        PasswordHash = account.Hash.Value,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        MustChangePassword = true,
        LockoutEnabled = true,
    }));

    public async Task<(Guid? PersonId, bool Right)> Compare(string account, Secret password, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedUserName == users.NormalizeName(account.Trim()), ct);
        var compared = users.PasswordHasher.VerifyHashedPassword(user ?? new(), user?.PasswordHash ?? NobodysHash, password.Value);
        return (user?.Id, user is not null && compared != PasswordVerificationResult.Failed);
    }

    public async Task<(SignInState State, int TriesLeft)> Count(string account, Guid? personId, bool right, CancellationToken ct)
    {
        var tries = users.Options.Lockout.MaxFailedAccessAttempts;
        if (personId is not { } id)
        {
            // Nobody shall learn from the answer which accounts exist.
            return unknown.Count(account.Trim().ToUpperInvariant(), tries, users.Options.Lockout.DefaultLockoutTimeSpan, real.GetUtcNow());
        }

        var user = await Find(id, ct);
        if (await users.IsLockedOutAsync(user))
        {
            return (SignInState.LockedOut, 0);
        }

        if (right)
        {
            (user.LastSignInAt, user.AccessFailedCount) = (clock.Now, 0);
            return (SignInState.Welcome, tries);
        }

        Check(await users.AccessFailedAsync(user));
        return await users.IsLockedOutAsync(user) ? (SignInState.LockedOut, 0) : (SignInState.Wrong, tries - user.AccessFailedCount);
    }

    public async Task ChangePassword(Guid personId, Secret current, Secret next, CancellationToken ct)
    {
        var user = await Find(personId, ct);
        if (!await users.CheckPasswordAsync(user, current.Value))
        {
            throw new RuleBroken("Access.PasswordWrong");
        }

        Refuse(current.Value == next.Value ? "Access.PasswordSame" : PasswordRule.Broken(user.UserName!, next.Value));
        await Replace(user, next, mustChange: false);
    }

    public async Task ResetPassword(Guid personId, Secret oneTime, CancellationToken ct)
    {
        var user = await Find(personId, ct);
        Refuse(PasswordRule.Broken(user.UserName!, oneTime.Value));
        await Replace(user, oneTime, mustChange: true);
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
    }

    // Not one by one through Identity, as with opening.
    public async Task ResetAll(IReadOnlyCollection<HashedAccount> accounts, CancellationToken ct)
    {
        var hashes = accounts.ToDictionary(account => account.PersonId, account => account.Hash.Value);
        foreach (var user in await db.Users.Where(u => hashes.Keys.Contains(u.Id)).ToListAsync(ct))
        {
            (user.PasswordHash, user.MustChangePassword, user.SecurityStamp) = (hashes[user.Id], true, Guid.NewGuid().ToString("N"));
            (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        }
    }

    public async Task SignOutEverywhere(Guid personId, CancellationToken ct) => Check(await users.UpdateSecurityStampAsync(await Find(personId, ct)));

    public async Task LiftLockOut(Guid personId, CancellationToken ct)
    {
        var user = await Find(personId, ct);
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
    }

    // Tries that were wrong since then go on counting.
    public async Task EndLockOuts(CancellationToken ct)
    {
        foreach (var user in (await db.Users.Where(u => u.LockoutEnd != null).ToListAsync(ct)).Where(u => u.LockoutEnd <= real.GetUtcNow()))
        {
            user.LockoutEnd = null;
        }
    }

    public async Task<DateTimeOffset?> NextLockOutEnd(CancellationToken ct) =>
        (await db.Users.AsNoTracking().Where(u => u.LockoutEnd != null).Select(u => u.LockoutEnd).ToListAsync(ct)).Min();

    public async Task<IReadOnlyDictionary<Guid, AccountFacts>> FactsOf(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var found = await db.Users.AsNoTracking().Where(u => people.Contains(u.Id)).ToListAsync(ct);
        return found.ToDictionary(u => u.Id, FactsOf);
    }

    // SQLite cannot compare a DateTimeOffset, and those who were ever locked out are few.
    public async Task<IReadOnlyList<Guid>> LockedOut(CancellationToken ct) =>
        [.. (await db.Users.AsNoTracking().Where(u => u.LockoutEnd != null).ToListAsync(ct)).Where(u => u.LockoutEnd > real.GetUtcNow()).Select(u => u.Id)];

    public async Task<IReadOnlyList<Guid>> NeverSignedIn(CancellationToken ct) =>
        await db.Users.Where(u => u.LastSignInAt == null).Select(u => u.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<AccountFacts>> OnSlip(CancellationToken ct) =>
        [.. (await db.Users.AsNoTracking().Where(u => u.MustChangePassword).ToListAsync(ct)).Select(FactsOf)];

    private AccountFacts FactsOf(AppUser user) =>
        new(user.Id, user.LastSignInAt, user.LockoutEnd > real.GetUtcNow() ? user.LockoutEnd?.UtcDateTime : null, user.MustChangePassword);

    private async Task Replace(AppUser user, Secret next, bool mustChange)
    {
        user.PasswordHash = users.PasswordHasher.HashPassword(user, next.Value);
        user.MustChangePassword = mustChange;
        // A new stamp ends every session that began with the old password.
        Check(await users.UpdateSecurityStampAsync(user));
    }

    private async Task<AppUser> Find(Guid id, CancellationToken ct) => await db.Users.SingleOrDefaultAsync(u => u.Id == id, ct) ?? throw new RuleBroken("Common.Gone");

    private static void Refuse(string? broken)
    {
        if (broken is not null)
        {
            throw new RuleBroken(broken);
        }
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(", ", result.Errors.Select(e => e.Code)));
        }
    }
}
