using CleanAgency.Core.Common;

namespace CleanAgency.Core.Scorecards;

/// <summary>单位确认, at the unit's own desk, or with a drawn name on the tablet of the group; then the days for objections still run.</summary>
public sealed class UnitConfirmation : Entity, IPartOf
{
    public const int MostDrawing = 20_000;

    internal UnitConfirmation(Guid cardId, int epoch, string name, string? drawing, string? heldBy, DateTime at) =>
        (CardId, Epoch, Name, Drawing, HeldBy, At) = (cardId, epoch, name.Trim(), drawing, heldBy, at);

    private UnitConfirmation() => Name = null!;

    [NotAudited]
    public Guid CardId { get; private init; }

    /// <summary>Of the card as it was sent: one that was sent back and sent again is confirmed again.</summary>
    [NotAudited]
    public int Epoch { get; private init; }

    public string Name { get; private init; }

    /// <summary>The strokes of a drawn signature as the path of an SVG, in a field of 600 by 200.</summary>
    [NotAudited]
    public string? Drawing { get; private init; }

    /// <summary>Who held the tablet.</summary>
    public string? HeldBy { get; private init; }

    public DateTime At { get; private init; }

    public bool AtDesk => HeldBy is null;

    public override string Caption => Name;

    Guid IPartOf.WholeId => CardId;

    Type IPartOf.Whole => typeof(Scorecard);
}
