using System.Collections.Concurrent;
using CleanAgency.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>All demo accounts share one password, so its slow hash is reckoned once and compared once; only registered in demo mode.</summary>
internal sealed class OneHash : PasswordHasher<AppUser>
{
    private readonly ConcurrentDictionary<string, string> hashes = new();
    private readonly ConcurrentDictionary<(string Hash, string Password), PasswordVerificationResult> checks = new();

    public override string HashPassword(AppUser user, string password) => hashes.GetOrAdd(password, fresh => base.HashPassword(user, fresh));

    // Every signature asks for it.
    public override PasswordVerificationResult VerifyHashedPassword(AppUser user, string hashedPassword, string providedPassword) =>
        checks.GetOrAdd((hashedPassword, providedPassword), one => base.VerifyHashedPassword(user, one.Hash, one.Password));
}
