using CleanAgency.Core.Access;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.People;

/// <summary>A role that a list of people asks for. It gives no right: only the security administrator makes a grant of it.</summary>
public sealed class RoleProposal : Entity, IPartOf
{
    public RoleProposal(Guid personId, Role role, string by, DateTime at) => (PersonId, Role, ProposedBy, ProposedAt) = (personId, role, by, at);

    private RoleProposal() => ProposedBy = null!;

    public Guid PersonId { get; private init; }

    public Role Role { get; private init; }

    public string ProposedBy { get; private init; }

    public DateTime ProposedAt { get; private init; }

    /// <summary>Null: nobody has decided yet.</summary>
    public bool? Confirmed { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public string? DeclineReason { get; private set; }

    public override string Caption => Role.ToString();

    Guid IPartOf.WholeId => PersonId;

    Type IPartOf.Whole => typeof(Person);

    /// <summary>The grant obeys the same rules as one without a proposal.</summary>
    public void Confirm(Person person, Guid by, string byName, DateTime at)
    {
        person.Take(Role, by, byName, at);
        Fulfil(byName, at);
    }

    /// <summary>The role has been granted, here or by hand.</summary>
    internal void Fulfil(string byName, DateTime at) => (Confirmed, DecidedBy, DecidedAt) = (true, byName, at);

    public void Decline(string reason, string byName, DateTime at) =>
        (Confirmed, DeclineReason, DecidedBy, DecidedAt) = (false, reason.Trim(), byName, at);
}

/// <summary>Who grants roles decides about every proposal; nobody else is asked.</summary>
internal sealed class RoleProposalRows : RowRule<RoleProposal>
{
    public override IQueryable<RoleProposal> Narrow(IQueryable<RoleProposal> rows, Actor actor) =>
        actor.Has(Permission.GrantRoles) ? rows : rows.Where(_ => false);
}
