using CleanAgency.Core.Access;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.People;

/// <summary>Somebody with an account: where he serves and has served, which parts he plays and has played. Never deleted.</summary>
public sealed class Person : Entity
{
    public static readonly IReadOnlyList<string> Languages = ["zh-CN", "en"];

    private readonly List<Posting> postings = [];
    private readonly List<Grant> grants = [];

    public Person(string account, string name, Guid? unitId, string title, DateOnly since)
    {
        Account = IsAccount(account) ? account.Trim() : throw new RuleBroken("Access.AccountForm");
        Name = IsName(name) ? name.Trim() : throw new RuleBroken("People.NameForm");
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

    /// <summary>Null: he has not chosen, the browser's own choice counts.</summary>
    public string? Language { get; private set; }

    [NotAudited]
    public string SearchKey { get; private set; }

    public IReadOnlyCollection<Posting> Postings => postings;

    public IReadOnlyCollection<Grant> Grants => grants;

    public override string Caption => Name;

    public Posting? PostingNow => postings.SingleOrDefault(p => p.Until is null);

    public IEnumerable<Role> RolesNow => grants.Where(g => g.Until is null).Select(g => g.Role);

    public static bool IsAccount(string? account) =>
        (account ?? "").Trim() is { Length: >= 3 and <= 32 } text && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_');

    public static bool IsName(string? name) => (name ?? "").Trim() is { Length: >= 2 and <= 30 };

    public void Choose(string language) => Language = language;

    public void Rename(string name)
    {
        Name = IsName(name) ? name.Trim() : throw new RuleBroken("People.NameForm");
        SearchKey = Common.SearchKey.Of(Name, code: Account);
    }

    /// <summary>To another unit, or to another post in the same one. The old posting ends the day before: recusal reads it for years.</summary>
    public void TransferTo(Guid unitId, string title, DateOnly from, DateOnly today)
    {
        if (WhyNotTransfer(unitId, title, from, today) is { } no)
        {
            throw no;
        }

        PostingNow?.EndOn(from.AddDays(-1));
        (UnitId, Title) = (unitId, title.Trim());
        postings.Add(new(Id, unitId, Title, from));
    }

    public RuleBroken? WhyNotTransfer(Guid unitId, string title, DateOnly from, DateOnly today) =>
        // His rows change with his unit at once: entered ahead, he would see the new unit too early and the old one no more.
        from > today ? new("People.TransferAhead", from)
        : PostingNow is not { } now ? null
        : from <= now.From ? new("People.TransferBeforePosting", now.From)
        : now.UnitId == unitId && now.Title == title.Trim() ? new("People.SamePosting")
        : null;

    /// <summary>The posting began on another day than was registered. The one before it ends accordingly.</summary>
    public void BeginPostingOn(DateOnly from, DateOnly today)
    {
        if (WhyNotBeginOn(from, today) is { } no)
        {
            throw no;
        }

        PostingNow!.BeginOn(from);
        PostingBefore?.EndOn(from.AddDays(-1));
    }

    public RuleBroken? WhyNotBeginOn(DateOnly from, DateOnly today) =>
        from > today ? new("People.PostingAhead", from)
        : PostingNow is null ? new("People.PostingWithoutUnit")
        : PostingBefore is { } before && from <= before.From ? new("People.PostingBeforeLast", before.From)
        : null;

    /// <param name="heldByOthers">The administrators' roles that some other active person holds too.</param>
    public void Lock(string reason, Guid by, IReadOnlySet<Role> heldByOthers)
    {
        if (WhyNotLock(by, heldByOthers) is { } no)
        {
            throw no;
        }

        (Locked, LockReason) = (true, reason.Trim());
    }

    public RuleBroken? WhyNotLock(Guid by, IReadOnlySet<Role> heldByOthers) =>
        by == Id ? new("People.LocksHimself")
        : Locked ? new("People.AlreadyLocked", Name)
        : RolesNow.Select(role => LastOfKind(role, heldByOthers)).FirstOrDefault(no => no is not null);

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
        if (WhyNotTake(role, by) is { } no)
        {
            throw no;
        }

        grants.Add(new(Id, role, byName, at));
    }

    /// <summary>Asked before the act, so that the screen can say why a role is not offered.</summary>
    public RuleBroken? WhyNotTake(Role role, Guid? by) =>
        by == Id ? new("People.GrantsHimself")
        : RolesNow.Contains(role) ? new("People.HasRole", Name, RoleName(role))
        : RightsOfRoles.Excluding(role, RolesNow) is { } other ? new("People.RolesExclude", RoleName(role), RoleName(other))
        : role == Role.UnitLiaison && UnitId is null ? new("People.LiaisonWithoutUnit", Name)
        : null;

    public void GiveBack(Role role, Guid by, string byName, DateTime at, IReadOnlySet<Role> heldByOthers)
    {
        if (WhyNotGiveBack(role, by, heldByOthers) is { } no)
        {
            throw no;
        }

        grants.Single(g => g.Role == role && g.Until is null).End(byName, at);
    }

    public RuleBroken? WhyNotGiveBack(Role role, Guid by, IReadOnlySet<Role> heldByOthers) =>
        by == Id ? new("People.GrantsHimself")
        : !RolesNow.Contains(role) ? new("People.HasNotRole", Name, RoleName(role))
        : Locked ? null
        : LastOfKind(role, heldByOthers);

    private Posting? PostingBefore => postings.Where(p => p.Until is not null).MaxBy(p => p.From);

    // Without one active administrator of each kind nobody could repair, grant or watch any more.
    private static RuleBroken? LastOfKind(Role role, IReadOnlySet<Role> heldByOthers) =>
        role.IsAdministrator() && !heldByOthers.Contains(role) ? new("People.LastOfKind", RoleName(role)) : null;

    private static TextCode RoleName(Role role) => new($"Access.Role.{role}");
}
