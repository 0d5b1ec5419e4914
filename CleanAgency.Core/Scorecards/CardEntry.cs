using CleanAgency.Core.Common;

namespace CleanAgency.Core.Scorecards;

/// <summary>Something that somebody has put on a card. It is never edited: who erred takes it back with a reason, and it stays, struck out.</summary>
public abstract class CardEntry : HandMark
{
    private protected CardEntry(CardTap tap, Hand hand)
        : base(tap, hand)
    {
    }

    private protected CardEntry()
    {
    }

    public DateTime? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawnWhy { get; private set; }

    internal virtual void Withdraw(string why, Hand hand)
    {
        if (WithdrawnAt is not null)
        {
            throw new RuleBroken("Scorecards.WithdrawnAlready", WithdrawnBy ?? "");
        }

        (WithdrawnAt, WithdrawnBy, WithdrawnWhy) = (hand.At, hand.Name, Said.Text(why, 2, 200, "Scorecards.WithdrawWhy"));
    }

    /// <summary>What follows from an entry goes with it, for the same reason; one that was taken back before keeps its own.</summary>
    internal void FallWith(CardEntry cause)
    {
        if (WithdrawnAt is null)
        {
            (WithdrawnAt, WithdrawnBy, WithdrawnWhy) = (cause.WithdrawnAt, cause.WithdrawnBy, cause.WithdrawnWhy);
        }
    }
}

/// <summary>What people write on a card, within its bounds.</summary>
internal static class Said
{
    public static string Text(string? text, int least, int most, string refusal) =>
        (text ?? "").Trim() is { } said && said.Length >= least && said.Length <= most ? said : throw new RuleBroken(refusal, most);

    /// <summary>Nothing where nothing was said.</summary>
    public static string? Short(string? text, int most = 100) =>
        (text ?? "").Trim() is not { Length: > 0 } said ? null : said.Length <= most ? said : throw new RuleBroken("Scorecards.ShortForm", most);
}
