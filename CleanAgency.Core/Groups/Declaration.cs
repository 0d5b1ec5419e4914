using CleanAgency.Core.Common;

namespace CleanAgency.Core.Groups;

/// <summary>A person's signature under what he declared for a round: his typed name and the moment. Nothing to declare is signed too.</summary>
public sealed class Declaration : Entity
{
    public Declaration(Guid roundId, Guid personId) => (RoundId, PersonId, SignedName) = (roundId, personId, "");

    private Declaration() => SignedName = null!;

    public Guid RoundId { get; private init; }

    public Guid PersonId { get; private init; }

    public string SignedName { get; private set; }

    public DateTime SignedAt { get; private set; }

    /// <summary>How many conflicts of his own stood on the form.</summary>
    public int Items { get; private set; }

    public override string Caption => SignedName;

    /// <summary>Once more whenever something was added to it.</summary>
    public void Sign(string typed, string name, int items, DateTime at)
    {
        if (typed.Trim() != name)
        {
            throw new RuleBroken("Groups.SignedOther", name);
        }

        (SignedName, SignedAt, Items) = (name, at, items);
    }
}
