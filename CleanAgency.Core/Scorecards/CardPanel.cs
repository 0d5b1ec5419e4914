using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using MediatR;

namespace CleanAgency.Core.Scorecards;

/// <summary>Where a card stands on its way, what has been signed, said and objected to, and which step the reader may take.</summary>
[Needs(Permission.SeeCards)]
public sealed record CardPanel(Guid CardId) : Query<CardPanel.Answer>, IAbout<Scorecard>
{
    Guid IAbout<Scorecard>.RowId => CardId;

    /// <param name="Post">Of the reader in the card's group.</param>
    /// <param name="Inside">The reader is of the group or of the office: deliberation is not shown to the unit.</param>
    /// <param name="LocksOn">When it locks by itself unless the unit objects once more; null while an objection waits for its answer.</param>
    /// <param name="Items">With what the unit may object to.</param>
    public sealed record Answer(
        string Title, CardState State, GroupPost? Post, bool Inside, bool OwnUnit, IReadOnlyList<Member> Members, IReadOnlyList<Signer> Signatures, Deadline? Objection, Deadline? Review, DateOnly? LocksOn,
        Confirmed? Confirmation, IReadOnlyList<Item> Items, IReadOnlyList<Objected> Objections, IReadOnlyList<Matter> Matters, IReadOnlyList<Late> LateOnes, string? Seal)
    {
        public bool Leads => Post == GroupPost.Leader;

        public Points Earned => Items.Sum(item => item.Points ?? Points.Zero);

        /// <summary>Of what is for this unit.</summary>
        public Points Most => Items.Where(item => item.Points is not null).Sum(item => item.Max);
    }

    public sealed record Member(Guid Id, string Name, GroupPost Post);

    /// <param name="Stands">It has not fallen, and the card still says what was signed.</param>
    public sealed record Signer(Guid PersonId, string Name, GroupPost Post, DateTime At, string? HeldBy, string? Despite, DateTime? FallenAt, string? FallenWhy, bool Stands);

    public sealed record Confirmed(string Name, DateTime At, string? HeldBy, string? Drawing);

    public sealed record Item(Guid Id, string Code, string Name, Points Max, Points? Points);

    public sealed record Objected(Guid Id, Guid ItemId, string Code, string Text, string By, DateTime At, Points? Before, ObjectionOutcome? Outcome, Points? After, string? Reason, string? DecidedBy, DateTime? DecidedAt);

    /// <summary>合议事项.</summary>
    public sealed record Matter(Guid Id, Guid ItemId, string Code, string Text, string By, IReadOnlyList<Voice> Opinions, string? Outcome, string? SettledBy);

    public sealed record Voice(string By, string Text);

    /// <param name="Said">What was entered, in words.</param>
    /// <param name="Left">When whoever entered it left the group, if he has.</param>
    public sealed record Late(Guid Id, string? Code, string Said, string By, DateTime At, DateTime DeviceAt, DateOnly? Left, string Reason, bool MayBeTakenIn, string? TakenInBy, DateTime? TakenInAt);
}

internal sealed class CardPanelHandler(PanelReader reader, IAppDb db) : IRequestHandler<CardPanel, CardPanel.Answer>
{
    public async Task<CardPanel.Answer> Handle(CardPanel query, CancellationToken ct) => await reader.Read(await db.Set<Scorecard>().FindOrRefuse(query.CardId, ct), ct);
}
