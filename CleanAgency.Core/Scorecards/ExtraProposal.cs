using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Scorecards;

/// <summary>What would count beside the hundred points: by which rule, how often, what happened, and what proves it.</summary>
public sealed record ProposedExtra(Guid Rule, int Count, string Fact, string Basis)
{
    public const int MostBasis = 300;

    /// <summary>Only 负面清单 is counted: a bonus is for one fact, a veto is or is not.</summary>
    public ProposedExtra CheckedFor(ExtraRule rule) =>
        Count < 1 || Count > (rule.Kind == ExtraKind.Negative ? FoundFact.MostCount : 1) ? throw new RuleBroken(rule.Kind == ExtraKind.Negative ? "Scorecards.CountForm" : "Scorecards.OnceOnly", FoundFact.MostCount)
        : this with { Fact = Said.Text(Fact, 2, FoundFact.MostText, "Scorecards.FactForm"), Basis = Said.Text(Basis, 2, MostBasis, "Scorecards.BasisForm") };
}

public enum ExtraState
{
    Proposed,
    Accepted,
    Refused,
}

/// <summary>加分、负面清单、一票否决 as an inspector proposes it. It counts only once the leader has accepted it.</summary>
public sealed class ExtraProposal : CardEntry
{
    internal ExtraProposal(CardTap tap, ExtraRule rule, ProposedExtra content, Hand hand)
        : base(tap, hand) =>
        (RuleId, Kind, Code, Count, Fact, Basis) = (rule.Id, rule.Kind, rule.Code, content.Count, content.Fact, content.Basis);

    private ExtraProposal() => (Code, Fact, Basis) = (null!, null!, null!);

    [NotAudited]
    public Guid RuleId { get; private init; }

    public ExtraKind Kind { get; private init; }

    /// <summary>Of the rule.</summary>
    public string Code { get; private init; }

    public int Count { get; private init; }

    public string Fact { get; private init; }

    public string Basis { get; private init; }

    public ExtraState State { get; private set; }

    /// <summary>文号 of the decision that accepts it, or why it is refused.</summary>
    public string? Decision { get; private set; }

    /// <summary>The codes of the items that an accepted negative rule makes count nothing (相关指标记0分), in the order of the scheme.</summary>
    public string Zeroes { get; private set; } = "";

    public string? DecidedBy { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public override string Caption => Code;

    public IReadOnlyList<string> ZeroedItems => Zeroes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool Waits => State == ExtraState.Proposed && WithdrawnAt is null;

    public bool Counts => State == ExtraState.Accepted && WithdrawnAt is null;

    public AcceptedExtra? AsAccepted() => Counts ? new(Id, Kind, RuleId, Code, Count, Fact, Decision!, ZeroedItems, DecidedAt!.Value) : null;

    /// <summary>One fact earns one bonus only, by whichever rule.</summary>
    public bool SameFact(string fact) => Kind == ExtraKind.Bonus && State != ExtraState.Refused && WithdrawnAt is null && Fact == fact;

    /// <param name="zeroes">Which items it is about, where the rule asks for that.</param>
    internal void Accept(string number, IReadOnlyList<string> zeroes, ExtraRule rule, Hand hand)
    {
        if (rule.ZeroesRelated != zeroes.Count > 0)
        {
            throw new RuleBroken(rule.ZeroesRelated ? "Scorecards.NameItems" : "Scorecards.NamesNoItems", rule.Code);
        }

        Decide(ExtraState.Accepted, Said.Text(number, 2, 100, "Scorecards.NumberForm"), hand);
        Zeroes = string.Join(' ', zeroes);
    }

    internal void Refuse(string why, Hand hand) => Decide(ExtraState.Refused, Said.Text(why, 2, 200, "Scorecards.RefuseWhy"), hand);

    internal override void Withdraw(string why, Hand hand)
    {
        RefuseDecided();
        base.Withdraw(why, hand);
    }

    /// <summary>A correction: what was decided of it holds no more. It stays as it was written, and the same waits for a decision once more.</summary>
    internal ExtraProposal Reopen(Scorecard card, ExtraRule rule, string why, Hand hand)
    {
        if (State == ExtraState.Proposed)
        {
            throw new RuleBroken("Scorecards.NotDecided", Code);
        }

        base.Withdraw(why, hand);
        return new(new ProposeExtra(Guid.NewGuid(), card.Id, card.Epoch, hand.At, new(RuleId, Count, Fact, Basis)), rule, new(RuleId, Count, Fact, Basis), hand);
    }

    private void Decide(ExtraState state, string decision, Hand hand)
    {
        RefuseDecided();
        if (WithdrawnAt is not null)
        {
            throw new RuleBroken("Scorecards.WithdrawnAlready", WithdrawnBy ?? "");
        }

        (State, Decision, DecidedBy, DecidedAt) = (state, decision, hand.Name, hand.At);
    }

    private void RefuseDecided()
    {
        if (State != ExtraState.Proposed)
        {
            throw new RuleBroken("Scorecards.DecidedAlready", DecidedBy ?? "");
        }
    }
}
