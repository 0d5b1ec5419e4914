using System.Collections.Concurrent;
using CleanAgency.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>All demo accounts share one password, so its slow hash is reckoned once; only registered in demo mode.</summary>
internal sealed class OneHash : PasswordHasher<AppUser>
{
    private readonly ConcurrentDictionary<string, string> hashes = new();

    public override string HashPassword(AppUser user, string password) => hashes.GetOrAdd(password, fresh => base.HashPassword(user, fresh));
}
