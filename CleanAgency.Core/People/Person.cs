using CleanAgency.Core.Access;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.People;

/// <summary>Somebody with an account: where he serves and has served, which parts he plays and has played. Never deleted.</summary>
public sealed class Person : Entity
{
    private readonly List<Posting> postings = [];
    private readonly List<Grant> grants = [];

    public Person(string account, string name, Guid? unitId, string title, DateOnly since)
    {
        Account = CheckedAccount(account);
        Name = CheckedName(name);
        (UnitId, Title) = (unitId, title.Trim());
        SearchKey = Common.SearchKey.Of(Name, code: Account);
        if (unitId is { } unit)
        {
            postings.Add(new(Id, unit, Title, since));
        }
    }

    private Person() => Account = Name = Title = SearchKey = null!;

    public string Account { get; private init; }

    public string Name { get; private set; }

    public Guid? UnitId { get; private set; }

    public string Title { get; private set; }

    /// <summary>Locked by an administrator; a lock-out after wrong passwords is the account's own affair and ends by itself.</summary>
    public bool Locked { get; private set; }

    public string? LockReason { get; private set; }

    [NotAudited]
    public string SearchKey { get; private set; }

    public IReadOnlyCollection<Posting> Postings => postings;

    public IReadOnlyCollection<Grant> Grants => grants;

    public override string Caption => Name;

    public IEnumerable<Role> RolesNow => grants.Where(g => g.Until is null).Select(g => g.Role);

    public static string CheckedAccount(string account)
    {
        var text = (account ?? "").Trim();
        return text.Length is >= 3 and <= 32 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_')
            ? text
            : throw new RuleBroken("Access.AccountForm");
    }

    /// <summary>To another unit, or to another post in the same one. The old posting ends the day before: recusal reads it for years.</summary>
    public void TransferTo(Guid unitId, string title, DateOnly from)
    {
        var now = postings.SingleOrDefault(p => p.Until is null);
        if (now is not null && from <= now.From)
        {
            throw new RuleBroken("People.TransferBeforePosting", now.From);
        }

        if (now is not null && now.UnitId == unitId && now.Title == title.Trim())
        {
            throw new RuleBroken("People.SamePosting");
        }

        now?.EndOn(from.AddDays(-1));
        (UnitId, Title) = (unitId, title.Trim());
        postings.Add(new(Id, unitId, Title, from));
    }

    /// <param name="heldByOthers">The administrators' roles that some other active person holds too.</param>
    public void Lock(string reason, Guid by, IReadOnlySet<Role> heldByOthers)
    {
        if (by == Id)
        {
            throw new RuleBroken("People.LocksHimself");
        }

        if (Locked)
        {
            throw new RuleBroken("People.AlreadyLocked", Name);
        }

        foreach (var role in RolesNow)
        {
            RefuseIfLast(role, heldByOthers);
        }

        (Locked, LockReason) = (true, reason.Trim());
    }

    public void Unlock()
    {
        if (!Locked)
        {
            throw new RuleBroken("People.NotLocked", Name);
        }

        (Locked, LockReason) = (false, null);
    }

    public void Take(Role role, Guid? by, string byName, DateTime at)
    {
        if (by == Id)
        {
            throw new RuleBroken("People.GrantsHimself");
        }

        if (RolesNow.Contains(role))
        {
            throw new RuleBroken("People.HasRole", Name, RoleName(role));
        }

        if (RightsOfRoles.Excluding(role, RolesNow) is { } other)
        {
            throw new RuleBroken("People.RolesExclude", RoleName(role), RoleName(other));
        }

        if (role == Role.UnitLiaison && UnitId is null)
        {
            throw new RuleBroken("People.LiaisonWithoutUnit", Name);
        }

        grants.Add(new(Id, role, byName, at));
    }

    public void GiveBack(Role role, Guid by, string byName, DateTime at, IReadOnlySet<Role> heldByOthers)
    {
        if (by == Id)
        {
            throw new RuleBroken("People.GrantsHimself");
        }

        RefuseIfLast(role, heldByOthers);
        var grant = grants.SingleOrDefault(g => g.Role == role && g.Until is null) ?? throw new RuleBroken("People.HasNotRole", Name, RoleName(role));
        grant.End(byName, at);
    }

    // Without one administrator of each kind nobody could repair, grant or watch any more.
    private static void RefuseIfLast(Role role, IReadOnlySet<Role> heldByOthers)
    {
        if (role.IsAdministrator() && !heldByOthers.Contains(role))
        {
            throw new RuleBroken("People.LastOfKind", RoleName(role));
        }
    }

    private static TextCode RoleName(Role role) => new($"Access.Role.{role}");

    private static string CheckedName(string name) =>
        (name ?? "").Trim() is { Length: >= 2 and <= 30 } text ? text : throw new RuleBroken("People.NameForm");
}
