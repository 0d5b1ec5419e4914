using Microsoft.AspNetCore.Identity;

namespace CleanAgency.Infrastructure.Identity;

/// <summary>The account of a person, under the person's id. Everything that is business about him is in Core.</summary>
public sealed class AppUser : IdentityUser<Guid>
{
    public bool MustChangePassword { get; set; }

    public DateTime? LastSignInAt { get; set; }
}
