using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;

namespace CleanAgency.Core.Groups;

/// <summary>What can be changed about a group, one by one.</summary>
public enum GroupField
{
    Name,
    LeadUnit,
    Capacity,
}

/// <summary>The group will not be there any more; drafts above let go of it.</summary>
public sealed record GroupDissolved(Guid RoundId, Guid GroupId) : DomainEvent;

/// <summary>One supervision group (督导组) of a round. It has exactly one leader from its first moment to its last.</summary>
public sealed class SupervisionGroup : Entity
{
    public const int MostUnits = 500;

    private readonly List<GroupMember> members = [];

    public SupervisionGroup(Round round, int number, string name, Guid leadUnitId, int capacity, Candidate leader, DateOnly today)
    {
        round.RefuseWhenAnnounced();
        (RoundId, Number, Name, LeadUnitId, Capacity) = (round.Id, number, CheckedName(name), leadUnitId, CheckedCapacity(capacity));
        members.Add(NewMember(leader, GroupPost.Leader, liaison: false, today));
    }

    /// <summary>The same group in a new round, with the members it has. Who may no longer serve is shown there, and replaced by people.</summary>
    internal SupervisionGroup(Guid roundId, SupervisionGroup before, DateOnly today)
    {
        (RoundId, Number, Name, LeadUnitId, Capacity) = (roundId, before.Number, before.Name, before.LeadUnitId, before.Capacity);
        members.AddRange(before.MembersNow.Select(m => new GroupMember(Id, m.PersonId, m.Post, m.Liaison, today)));
    }

    private SupervisionGroup() => Name = null!;

    public Guid RoundId { get; private init; }

    /// <summary>Groups stand in the order of their numbers, never by speed.</summary>
    public int Number { get; private init; }

    public string Name { get; private set; }

    public Guid LeadUnitId { get; private set; }

    /// <summary>How many units it scores as their first group.</summary>
    public int Capacity { get; private set; }

    [NotAudited]
    public FieldMarks Marks { get; private set; } = new();

    public IReadOnlyCollection<GroupMember> Members => members;

    public IEnumerable<GroupMember> MembersNow => members.Where(m => m.Until is null);

    public override string Caption => Name;

    private GroupMember Leader => MembersNow.Single(m => m.Post == GroupPost.Leader);

    public string Text(GroupField field) => field switch
    {
        GroupField.Name => Name,
        GroupField.LeadUnit => LeadUnitId.ToString(),
        GroupField.Capacity => Capacity.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <returns>The version that will hold the value.</returns>
    public int Edit(Round round, GroupField field, string? value, int seen, string by, DateTime at)
    {
        round.RefuseWhenAnnounced();
        var text = (value ?? "").Trim();
        Marks.RefuseStale(field.ToString(), seen, Text(field), text);
        if (Text(field) == text)
        {
            return Version;
        }

        (Name, LeadUnitId, Capacity) = field switch
        {
            GroupField.Name => (CheckedName(text), LeadUnitId, Capacity),
            GroupField.LeadUnit => (Name, Guid.Parse(text), Capacity),
            _ => (Name, LeadUnitId, CheckedCapacity(int.TryParse(text, out var units) ? units : 0)),
        };
        Marks = Marks.With(field.ToString(), new(Version + 1, by, at));
        return Version + 1;
    }

    /// <summary>A leader comes by taking over the post, so that there is never a second one.</summary>
    public void Add(Round round, Candidate who, GroupPost post, bool liaison, DateOnly today)
    {
        round.RefuseWhenAnnounced();
        if (post == GroupPost.Leader)
        {
            throw new RuleBroken("Groups.LeaderThere", Name);
        }

        members.Add(NewMember(who, post, liaison, today));
    }

    /// <summary>The one who led becomes a member; who leads can only give the post away.</summary>
    public void Assign(Round round, Guid personId, GroupPost post, bool liaison)
    {
        round.RefuseWhenAnnounced();
        var member = MemberNow(personId);
        if (member == Leader && post != GroupPost.Leader)
        {
            throw new RuleBroken("Groups.NeedsLeader", Name);
        }

        if (post == GroupPost.Leader && member != Leader)
        {
            Leader.Take(GroupPost.Member, Leader.Liaison);
        }

        member.Take(post, liaison);
    }

    /// <summary>The new one takes over post and duties. Also in the middle of a round, always with its reason; who was in it stays on record.</summary>
    public void Replace(Guid personId, Candidate by, string reason, DateOnly today)
    {
        var member = MemberNow(personId);
        members.Add(NewMember(by, member.Post, member.Liaison, today));
        member.Leave(today, by.PersonId, reason.Trim());
    }

    /// <summary>Before the announcement nobody has been told: the entry was never in force and goes without a trace but the audit's.</summary>
    public void Remove(Round round, Guid personId)
    {
        round.RefuseWhenAnnounced();
        var member = MemberNow(personId);
        members.Remove(member.Post == GroupPost.Leader ? throw new RuleBroken("Groups.NeedsLeader", Name) : member);
    }

    internal static string CheckedName(string name) => name.Trim() is { Length: >= 2 and <= 20 } text ? text : throw new RuleBroken("Groups.NameForm");

    internal void Dissolve() => Tell(new GroupDissolved(RoundId, Id));

    private GroupMember MemberNow(Guid personId) => MembersNow.SingleOrDefault(m => m.PersonId == personId) ?? throw new RuleBroken("Groups.NotMember", Name);

    private GroupMember NewMember(Candidate who, GroupPost post, bool liaison, DateOnly today) =>
        who.WhyNot is { } no ? throw no : new(Id, who.PersonId, post, liaison, today);

    private static int CheckedCapacity(int capacity) => capacity is >= 1 and <= MostUnits ? capacity : throw new RuleBroken("Groups.CapacityForm", MostUnits);
}
