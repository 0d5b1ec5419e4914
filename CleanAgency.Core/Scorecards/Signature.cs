using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>签认: one member stands for what the card says. It holds for the content that he signed: whatever is entered afterwards makes it fall.</summary>
public sealed class Signature : Entity, IPartOf
{
    internal Signature(Guid cardId, Guid personId, string name, GroupPost post, string content, string? despite, string? heldBy, DateTime at) =>
        (CardId, PersonId, Name, Post, Content, Despite, HeldBy, At) = (cardId, personId, name, post, content, despite, heldBy, at);

    private Signature() => (Name, Content) = (null!, null!);

    [NotAudited]
    public Guid CardId { get; private init; }

    public Guid PersonId { get; private init; }

    public string Name { get; private init; }

    public GroupPost Post { get; private init; }

    /// <summary>The fingerprint of what was signed.</summary>
    public string Content { get; private init; }

    /// <summary>Why he signed although a device may still hold something.</summary>
    public string? Despite { get; private init; }

    /// <summary>Who was signed in on the tablet, when it was not he.</summary>
    public string? HeldBy { get; private init; }

    public DateTime At { get; private init; }

    public DateTime? FallenAt { get; private set; }

    public string? FallenWhy { get; private set; }

    public override string Caption => Name;

    Guid IPartOf.WholeId => CardId;

    Type IPartOf.Whole => typeof(Scorecard);

    /// <param name="why">A code, or what a person gave as his reason.</param>
    internal void Fall(string why, DateTime at) => (FallenAt, FallenWhy) = (at, why);
}

internal static class Signatures
{
    public static IQueryable<Signature> SignaturesOn(this IAppDb db, Guid cardId) => db.Set<Signature>().Where(s => s.CardId == cardId && s.FallenAt == null);

    public static async Task LetSignaturesFall(this IAppDb db, Guid cardId, string why, DateTime at, CancellationToken ct)
    {
        foreach (var signature in await db.SignaturesOn(cardId).ToListAsync(ct))
        {
            signature.Fall(why, at);
        }
    }
}
