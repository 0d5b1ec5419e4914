using CleanAgency.Core.Access;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.People;

/// <summary>A role that somebody holds or held, granted and withdrawn by whom and when.</summary>
public sealed class Grant : Entity, IPartOf
{
    internal Grant(Guid personId, Role role, string by, DateTime at) => (PersonId, Role, GrantedBy, From) = (personId, role, by, at);

    private Grant() => GrantedBy = null!;

    public Guid PersonId { get; private init; }

    public Role Role { get; private init; }

    public string GrantedBy { get; private init; }

    public DateTime From { get; private init; }

    public string? WithdrawnBy { get; private set; }

    public DateTime? Until { get; private set; }

    public override string Caption => Role.ToString();

    Guid IPartOf.WholeId => PersonId;

    Type IPartOf.Whole => typeof(Person);

    internal void End(string by, DateTime at) => (WithdrawnBy, Until) = (by, at);
}
