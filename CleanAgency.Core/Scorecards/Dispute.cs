using CleanAgency.Core.Common;

namespace CleanAgency.Core.Scorecards;

/// <summary>合议事项: what the group is to settle at the table about an item. While it is open, nobody signs.</summary>
public sealed class Dispute : HandMark
{
    public const int MostText = 1000;

    internal Dispute(RaiseDispute tap, int number, Hand hand)
        : base(tap, hand) =>
        (ItemId, Text, Number) = (tap.ItemId, Checked(tap.Text), number);

    private Dispute() => Text = null!;

    [NotAudited]
    public Guid ItemId { get; private init; }

    public string Text { get; private init; }

    [NotAudited]
    public int Number { get; private init; }

    /// <summary>What was settled and why. What it changes is entered as facts, never as points.</summary>
    public string? Outcome { get; private set; }

    public string? SettledBy { get; private set; }

    public DateTime? SettledAt { get; private set; }

    public override string Caption => Text.Length <= 40 ? Text : Text[..40];

    internal static string Checked(string text) => (text ?? "").Trim() is { Length: >= 2 and <= MostText } said ? said : throw new RuleBroken("Scorecards.DisputeForm", MostText);

    internal void Settle(string outcome, string by, DateTime at)
    {
        if (SettledAt is not null)
        {
            throw new RuleBroken("Scorecards.SettledAlready", SettledBy ?? "");
        }

        (Outcome, SettledBy, SettledAt) = (outcome.Trim(), by, at);
    }
}

/// <summary>What a member thinks about it, with reasons.</summary>
public sealed class Opinion : HandMark
{
    internal Opinion(GiveOpinion tap, int number, Hand hand)
        : base(tap, hand) =>
        (ItemId, DisputeId, Text, Number) = (tap.ItemId, tap.Dispute, Dispute.Checked(tap.Text), number);

    private Opinion() => Text = null!;

    [NotAudited]
    public Guid ItemId { get; private init; }

    [NotAudited]
    public Guid DisputeId { get; private init; }

    public string Text { get; private init; }

    [NotAudited]
    public int Number { get; private init; }

    public override string Caption => Text.Length <= 40 ? Text : Text[..40];
}
