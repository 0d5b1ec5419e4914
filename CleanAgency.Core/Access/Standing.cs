namespace CleanAgency.Core.Access;

/// <summary>What an account is worth at this moment. Looked up per message and remembered for seconds, never carried in a cookie.</summary>
public sealed record Standing(
    Guid PersonId, string Name, string Account, Guid? UnitId, IReadOnlyList<Role> Roles, string Stamp, bool Active, bool MustChangePassword, string? Language = null)
{
    public static readonly IReadOnlySet<Permission> OfStranger = new HashSet<Permission> { Permission.Anyone };

    private static readonly IReadOnlySet<Permission> BeforeChange = new HashSet<Permission> { Permission.Anyone, Permission.OwnAccount };

    public IReadOnlySet<Permission> Rights { get; } = MustChangePassword ? BeforeChange : RightsOfRoles.Of(Roles);
}

/// <summary>Port: where the standing of a person comes from (accounts, grants and locks, behind a cache of seconds).</summary>
public interface IStandings
{
    Task<Standing?> Of(Guid personId, CancellationToken ct);
}
