using CleanAgency.Core.Common;

namespace CleanAgency.Core.Groups;

public enum GroupPost
{
    Leader,
    Deputy,
    Member,
}

/// <summary>Somebody in a group, from when to when and in which post; who was replaced stays here with the reason.</summary>
public sealed class GroupMember : Entity, IPartOf
{
    internal GroupMember(Guid groupId, Guid personId, GroupPost post, bool liaison, DateOnly from) =>
        (GroupId, PersonId, Post, Liaison, From) = (groupId, personId, post, liaison, from);

    private GroupMember()
    {
    }

    [NotAudited]
    public Guid GroupId { get; private init; }

    public Guid PersonId { get; private init; }

    public GroupPost Post { get; private set; }

    /// <summary>联络员 of the group: a duty beside the post, and another thing than the liaison of a unit.</summary>
    public bool Liaison { get; private set; }

    public DateOnly From { get; private init; }

    public DateOnly? Until { get; private set; }

    public Guid? ReplacedById { get; private set; }

    public string? Reason { get; private set; }

    public override string Caption => Post.ToString();

    Guid IPartOf.WholeId => GroupId;

    Type IPartOf.Whole => typeof(SupervisionGroup);

    internal void Take(GroupPost post, bool liaison) => (Post, Liaison) = (post, liaison);

    internal void Leave(DateOnly until, Guid replacedBy, string reason) => (Until, ReplacedById, Reason) = (until, replacedBy, reason);
}
