using System.Collections.Concurrent;
using System.Reflection;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CleanAgency.Infrastructure.Data;

/// <summary>One changed field. Of a new row only what it has, of an old one what it had too.</summary>
internal sealed record FieldChange(string Field, object? Before, object? After);

/// <summary>What a save is about to change on one aggregate: its own row and the rows that are part of it.</summary>
internal sealed record Change(string Kind, Guid Id, string Caption, IReadOnlyList<FieldChange> Fields)
{
    private static readonly string[] Technique = [nameof(Entity.Id), nameof(Entity.Version)];

    /// <summary>Otherwise only screens hear of it.</summary>
    public bool Audited { get; private init; } = true;

    // Looking for an attribute takes longer than the save itself, once for each field of each row.
    private static readonly ConcurrentDictionary<MemberInfo, bool> Marked = new();

    /// <summary>To be asked before the save: afterwards the change tracker has forgotten the old values.</summary>
    public static IReadOnlyList<Change> In(ChangeTracker tracker)
    {
        // Asked once: each time the tracker compares all that it holds, and a morning tells thousands of people.
        var entries = tracker.Entries<Entity>().ToList();
        // Of a person whose roles change, only the grant is changed; the person stands beside it, untouched.
        var beside = new Lazy<ILookup<Guid, Entity>>(() => entries.ToLookup(entry => entry.Entity.Id, entry => entry.Entity));
        return
        [
            .. entries
                .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                .GroupBy(entry => entry.Entity is IPartOf part ? (part.Whole, part.WholeId) : (entry.Entity.GetType(), entry.Entity.Id))
                .Select(whole => new Change(
                    whole.Key.Item1.Name, whole.Key.Item2, (whole.FirstOrDefault(e => e.Entity is not IPartOf)?.Entity ?? beside.Value[whole.Key.Item2].FirstOrDefault() ?? whole.First().Entity).Caption, [.. whole.Where(entry => IsAudited(entry.Metadata.ClrType)).SelectMany(FieldsOf)])
                {
                    Audited = whole.Any(entry => IsAudited(entry.Metadata.ClrType)),
                }),
        ];
    }

    /// <summary>Screens that show these rows ask again. An account's own change (stamp, password, lock-out) shows on the person.</summary>
    public static IReadOnlyList<string> Topics(IReadOnlyList<Change> changes, ChangeTracker tracker) =>
    [
        .. changes.SelectMany(change => new[] { LiveUpdates.TopicOf(change.Kind), LiveUpdates.TopicOf(change.Kind, change.Id) })
            .Concat(tracker.Entries<AppUser>().Where(AccountChanged).SelectMany(user => new[] { "Person", LiveUpdates.TopicOf("Person", user.Entity.Id) }))
            .Distinct(),
    ];

    /// <summary>The kinds of rows that are about to change, parts by their own name, and what they are part of.</summary>
    public static IReadOnlyCollection<(Type Kind, Guid Whole)> Rows(ChangeTracker tracker) =>
    [
        .. tracker.Entries<Entity>().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => (entry.Metadata.ClrType, entry.Entity is IPartOf part ? part.WholeId : entry.Entity.Id)),
        .. tracker.Entries<AppUser>().Where(AccountChanged).Select(user => (typeof(AccountFacts), user.Entity.Id)),
    ];

    private static bool AccountChanged(EntityEntry<AppUser> user) =>
        user.State == EntityState.Modified && (user.Property(u => u.SecurityStamp).IsModified || user.Property(u => u.MustChangePassword).IsModified || user.Property(u => u.LockoutEnd).IsModified);

    private static IEnumerable<FieldChange> FieldsOf(EntityEntry<Entity> entry)
    {
        var prefix = entry.Entity is IPartOf ? entry.Metadata.ClrType.Name + "." : "";
        return from property in entry.Properties
               where !Technique.Contains(property.Metadata.Name) && IsAudited(property.Metadata.PropertyInfo)
               let before = entry.State == EntityState.Added ? null : property.OriginalValue
               let after = entry.State == EntityState.Deleted ? null : property.CurrentValue
               where entry.State == EntityState.Modified ? property.IsModified && !Equals(before, after) : before is not (null or "" or false) || after is not (null or "" or false)
               select new FieldChange(prefix + property.Metadata.Name, before, after);
    }

    private static bool IsAudited(MemberInfo? member) => member is null || Marked.GetOrAdd(member, one => one.GetCustomAttribute<NotAuditedAttribute>() is null);
}
