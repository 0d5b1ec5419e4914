using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;

namespace CleanAgency.Core.Results;

/// <summary>How far a version of a result has come.</summary>
public enum ResultStage
{
    Totalled,
    Calibrated,
    Approved,
    Published,
}

/// <summary>Totals may be read from here on.</summary>
public sealed record RoundCommitted(Guid RoundId, int Version) : DomainEvent;

/// <summary>
/// 督导结果: one version of what a round comes to. It begins with the commitment to the locked cards; the leaders decide upon it, with
/// their approval its lines are frozen, and once published it never changes. What is corrected, before the notice or after it, is the next version.
/// </summary>
public sealed class RoundResult : Entity
{
    private readonly List<CommittedCard> cards = [];
    private readonly List<ResultDecision> decisions = [];
    private readonly List<ResultLine> lines = [];

    /// <param name="before">The version that this one corrects: what was decided about it holds on.</param>
    internal RoundResult(Round round, IReadOnlyCollection<Scorecard> locked, RoundResult? before, Hand hand)
    {
        (RoundId, RoundCode, Number, ShownRank) = (round.Id, round.Code, (before?.Number ?? 0) + 1, round.Policy!.Publication.Rank);
        cards.AddRange(locked.Select(card => new CommittedCard(Id, card)));
        (Root, CommittedAt, CommittedBy) = (Commitment.Root(cards.Select(card => (card.CardId, card.Seal))), hand.At, hand.Name);
        decisions.AddRange(before?.Standing.Where(d => d.Kind is DecisionKind.Calibration or DecisionKind.QuotaTie or DecisionKind.Deviation).Select(d => d.CarriedTo(Id)) ?? []);
        Stage = before is null or { Stage: ResultStage.Totalled } ? ResultStage.Totalled : ResultStage.Calibrated;
        Tell(new RoundCommitted(round.Id, Number));
    }

    private RoundResult() => (RoundCode, Root, CommittedBy) = (null!, null!, null!);

    public Guid RoundId { get; private init; }

    /// <summary>The code of the round.</summary>
    [NotAudited]
    public string RoundCode { get; private init; }

    public int Number { get; private init; }

    public ResultStage Stage { get; private set; }

    /// <summary>封存码: the commitment to all cards of this version.</summary>
    public string Root { get; private init; }

    [NotAudited]
    public DateTime CommittedAt { get; private init; }

    [NotAudited]
    public string CommittedBy { get; private init; }

    /// <summary>The round's policy, beside the lines that it guards.</summary>
    [NotAudited]
    public PublishedRank ShownRank { get; private init; }

    /// <summary>The root over the frozen lines.</summary>
    public string? Frozen { get; private set; }

    [NotAudited]
    public DateTime? ApprovedAt { get; private set; }

    [NotAudited]
    public DateTime? PublishedAt { get; private set; }

    public IReadOnlyCollection<CommittedCard> Cards => cards;

    public IReadOnlyCollection<ResultDecision> Decisions => decisions;

    public IReadOnlyCollection<ResultLine> Lines => lines;

    public IEnumerable<ResultDecision> Standing => decisions.Where(d => d.FallenAt is null);

    /// <summary>There is none before it from which it could differ.</summary>
    public bool IsFirst => Number == 1;

    public bool IsFrozen => Frozen is not null;

    /// <summary>更正: a card of it has been opened again. The next version follows it, and nothing else.</summary>
    public bool Corrected => decisions.Any(d => d.Kind == DecisionKind.Correction);

    /// <summary>The cards that were opened again to correct it: what they say now is not what it was made of.</summary>
    public HashSet<Guid> OpenedCards() => [.. decisions.Where(d => d.Kind == DecisionKind.Correction).Select(d => d.AboutId!.Value)];

    public override string Caption => $"{RoundCode}-{Number}";

    /// <summary>校准: adjusted group by group within the cap, or not at all.</summary>
    internal void DecideScale(IReadOnlyList<(Guid Group, string Name, Points Points)> shifts, Points cap, Grounds grounds, Hand hand)
    {
        RefuseUnless(ResultStage.Totalled, ResultStage.Calibrated);
        if (shifts.FirstOrDefault(shift => shift.Points > cap || shift.Points < -cap) is { Name: not null } over)
        {
            throw new RuleBroken("Results.OverCap", over.Name, over.Points, cap);
        }

        Fell(DecisionKind.Calibration, _ => true, hand);
        var moved = shifts.Where(shift => !shift.Points.IsZero).Select(shift => new DecisionAbout(shift.Group, shift.Name) { Points = shift.Points }).ToList();
        foreach (var about in moved.Count > 0 ? moved : [DecisionAbout.Whole])
        {
            Add(DecisionKind.Calibration, about, grounds.Checked(), hand);
        }

        Stage = ResultStage.Calibrated;
    }

    /// <summary>Who of equals across the quota line of a category has the best grade; nobody, if none is chosen.</summary>
    internal void DecideTie(string category, IReadOnlyList<Guid> chosen, Grounds grounds, Hand hand)
    {
        RefuseUnless(ResultStage.Calibrated);
        Fell(DecisionKind.QuotaTie, d => d.About == category, hand);
        Add(DecisionKind.QuotaTie, new(null, category) { Chosen = chosen }, grounds.Checked(), hand);
    }

    /// <summary>Another grade than the computed one; the computed one itself takes an earlier deviation back.</summary>
    internal void Deviate(Guid unit, string name, string grade, string computed, Grounds grounds, Hand hand)
    {
        RefuseUnless(ResultStage.Calibrated);
        if (grade == computed && !Standing.Any(d => d.Kind == DecisionKind.Deviation && d.AboutId == unit))
        {
            throw new RuleBroken("Results.NoDeviation", name, grade);
        }

        Fell(DecisionKind.Deviation, d => d.AboutId == unit, hand);
        Add(DecisionKind.Deviation, new(unit, name) { Grade = grade }, grounds.Checked(), hand);
        if (grade == computed)
        {
            // It stays on record, and holds nothing any more.
            Fell(DecisionKind.Deviation, d => d.AboutId == unit, hand);
        }
    }

    /// <summary>审定: from here on the lines are what they are now.</summary>
    internal void Approve(IReadOnlyList<LineContent> content, string number, Hand hand)
    {
        RefuseUnless(ResultStage.Calibrated);
        if (content.Where(line => line.Score is null || line.Grade is null).ToList() is { Count: > 0 } open)
        {
            throw new RuleBroken("Results.WithoutScore", open.Count, open[0].Unit);
        }

        Freeze(content);
        (ApprovedAt, Stage) = (hand.At, ResultStage.Approved);
        Add(DecisionKind.Approval, DecisionAbout.Whole, new(Said.Text(number, 2, Grounds.MostNumber, "Results.NumberForm"), ""), hand);
    }

    /// <summary>Before it is published: what had been decided about it stays as it was written, and holds no more.</summary>
    internal void SendBack(string reason, Hand hand)
    {
        RefuseUnless(ResultStage.Calibrated, ResultStage.Approved);
        foreach (var decision in Standing.ToList())
        {
            decision.Fall(hand.At);
        }

        lines.Clear();
        (Frozen, ApprovedAt, Stage) = (null, null, ResultStage.Totalled);
        Add(DecisionKind.SendBack, DecisionAbout.Whole, new("", reason.Trim()), hand);
    }

    internal void Publish(string number, Hand hand)
    {
        RefuseUnless(ResultStage.Approved);
        (PublishedAt, Stage) = (hand.At, ResultStage.Published);
        Add(DecisionKind.Publication, DecisionAbout.Whole, new(Said.Text(number, 2, Grounds.MostNumber, "Results.NumberForm"), ""), hand);
    }

    /// <summary>更正: this card is opened again. What it then says is for the next version.</summary>
    internal void Correct(Scorecard card, Grounds grounds, Hand hand) => Add(DecisionKind.Correction, new(card.Id, card.Title), grounds.Checked(), hand);

    /// <summary>Whatever the cards will say, this is what they came to.</summary>
    internal void Freeze(IReadOnlyList<LineContent> content)
    {
        lines.AddRange(content.Select((line, place) => new ResultLine(Id, place, line)));
        Frozen = Commitment.Root(lines.Select(line => (line.UnitId, line.Seal)));
    }

    public void RefuseUnless(params ResultStage[] stages)
    {
        if (!stages.Contains(Stage))
        {
            throw new RuleBroken("Results.NotNow", Caption, new TextCode($"Results.ResultStage.{Stage}"));
        }

        if (Corrected)
        {
            throw new RuleBroken("Results.Corrected", Caption);
        }
    }

    private void Fell(DecisionKind kind, Func<ResultDecision, bool> same, Hand hand)
    {
        foreach (var old in Standing.Where(d => d.Kind == kind && same(d)).ToList())
        {
            old.Fall(hand.At);
        }
    }

    private void Add(DecisionKind kind, DecisionAbout about, Grounds grounds, Hand hand) => decisions.Add(new(Id, kind, about, grounds, hand));
}
