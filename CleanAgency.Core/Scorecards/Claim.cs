using CleanAgency.Core.Common;

namespace CleanAgency.Core.Scorecards;

/// <summary>What a writer had before his eyes when he set a field: the item's version, or an earlier command of his own.</summary>
public sealed record Seen(int Version, Guid? Command = null);

/// <summary>Somebody else set the same field to something else that the writer had not seen. Both are kept.</summary>
public sealed record Contradiction(string Field, string? Theirs, string? Yours, string By, DateTime At);

/// <summary>
/// One field of an item, set once by one person. A later set does not write over it but replaces what its writer saw; two that stand
/// for one field contradict each other, and the item counts as not scored until somebody who sees both decides.
/// </summary>
public sealed class Claim : HandMark
{
    internal Claim(SetAnswer tap, int number, Hand hand)
        : base(tap, hand) =>
        (ItemId, Number, Field, Value, Source, Note) = (tap.ItemId, number, tap.Field, Said(tap.Value), Said(tap.Source), Said(tap.Note));

    private Claim() => Field = null!;

    [NotAudited]
    public Guid ItemId { get; private init; }

    public string Field { get; private init; }

    public string? Value { get; private init; }

    /// <summary>Where a number comes from that no fact gave, or that says otherwise than the fact.</summary>
    public string? Source { get; private init; }

    public string? Note { get; private init; }

    /// <summary>The stroke of the item that brought it.</summary>
    [NotAudited]
    public int Number { get; private init; }

    /// <summary>The stroke of the item that ended it; null while it stands.</summary>
    [NotAudited]
    public int? EndedBy { get; private set; }

    /// <summary>The leader, where the claim needs his approval.</summary>
    public string? ApprovedBy { get; private set; }

    [NotAudited]
    public DateTime? ApprovedAt { get; private set; }

    public override string Caption => Field;

    internal void End(int stroke) => EndedBy ??= stroke;

    internal void Approve(string by, DateTime at) => (ApprovedBy, ApprovedAt) = (by, at);

    private static string? Said(string? text) => text?.Trim() is { Length: > 0 } said ? said : null;
}
