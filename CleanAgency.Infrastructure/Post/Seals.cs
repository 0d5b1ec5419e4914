using System.Security.Cryptography;
using CleanAgency.Core.Notices.Post;
using Microsoft.AspNetCore.DataProtection;
using Secret = CleanAgency.Core.Common.Secret;

namespace CleanAgency.Infrastructure.Post;

internal sealed class Seals(IDataProtectionProvider protection) : ISealsSecrets
{
    private readonly IDataProtector protector = protection.CreateProtector("channels");

    public Secret Seal(Secret secret) => new(protector.Protect(secret.Value));

    public Secret? Open(string? seal)
    {
        try
        {
            return seal is null ? null : new(protector.Unprotect(seal));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
