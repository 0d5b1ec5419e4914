using CleanAgency.Core.Common;

namespace CleanAgency.Core.Access;

/// <summary>What only the account knows: sign-in is technique, the person is business.</summary>
public sealed record AccountFacts(Guid PersonId, DateTime? LastSignIn, DateTime? LockedOutUntil, bool MustChangePassword);

/// <summary>An account that is about to be opened, or to get another password, which is already only a hash.</summary>
public sealed record HashedAccount(Guid PersonId, string Account, Secret Hash);

/// <summary>How an attempt to sign in ended. The same words for a wrong password and for an account that does not exist.</summary>
public enum SignInState
{
    Welcome,
    Wrong,
    LockedOut,
    Disabled,
}

/// <summary>Port: passwords, lock-out and sign-out everywhere (ASP.NET Core Identity). Lock-out and stamps use the real clock.</summary>
public interface IAccounts
{
    /// <summary>Refuses a weak password and an account name that is taken.</summary>
    Task Open(Guid personId, string account, Secret password, bool mustChange, CancellationToken ct);

    /// <summary>The slow hash of a password, without an account: made before the command that opens many, so that no writer waits for it.</summary>
    Secret Hash(Secret password);

    /// <summary>Many accounts at once, each with the hash of its one-time password, which has to be changed.</summary>
    void OpenAll(IEnumerable<HashedAccount> accounts);

    /// <summary>Compares only; slow on purpose, so it is done outside of any transaction. Null: no such account.</summary>
    Task<(Guid? PersonId, bool Right)> Compare(string account, Secret password, CancellationToken ct);

    /// <summary>Counts the attempt and answers what it is worth now.</summary>
    Task<(SignInState State, int TriesLeft)> Count(string account, Guid? personId, bool right, CancellationToken ct);

    /// <summary>Refuses when the current password is wrong or the new one is weak.</summary>
    Task ChangePassword(Guid personId, Secret current, Secret next, CancellationToken ct);

    /// <summary>A new one-time password; whoever is signed in with the old one is out.</summary>
    Task ResetPassword(Guid personId, Secret oneTime, CancellationToken ct);

    /// <summary>The same for many, each with the hash of its one-time password.</summary>
    Task ResetAll(IReadOnlyCollection<HashedAccount> accounts, CancellationToken ct);

    Task SignOutEverywhere(Guid personId, CancellationToken ct);

    Task LiftLockOut(Guid personId, CancellationToken ct);

    /// <summary>Of those whose time has passed.</summary>
    Task EndLockOuts(CancellationToken ct);

    /// <summary>When the first of them ends or has ended; none: nobody is locked out.</summary>
    Task<DateTimeOffset?> NextLockOutEnd(CancellationToken ct);

    Task<IReadOnlyDictionary<Guid, AccountFacts>> FactsOf(IReadOnlyCollection<Guid> people, CancellationToken ct);

    Task<IReadOnlyList<Guid>> LockedOut(CancellationToken ct);

    Task<IReadOnlyList<Guid>> NeverSignedIn(CancellationToken ct);

    /// <summary>Whose password is the one-time password of a slip.</summary>
    Task<IReadOnlyList<AccountFacts>> OnSlip(CancellationToken ct);
}
