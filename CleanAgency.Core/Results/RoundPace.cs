using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Visits;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Results;

/// <summary>轮次进度: how far the cards of a round are, group by group in the order of their numbers, never person by person and never what a card comes to.</summary>
/// <param name="RoundId">Null: the round that runs today.</param>
[Needs(Permission.SeeEveryResult)]
public sealed record RoundPace(Guid? RoundId = null) : Query<RoundPace.Answer?>, IAmong<Scorecard>
{
    /// <param name="DaysLeft">Working days to the end of the round; null where it is over or has not begun.</param>
    public sealed record Answer(Guid RoundId, string Code, string Name, DateOnly From, DateOnly To, int? DaysLeft, IReadOnlyList<Group> Groups)
    {
        public int Cards => Groups.Sum(group => group.Cards);

        public int In(Pace pace) => Groups.Sum(group => group.In(pace));
    }

    /// <param name="Visited">Cards whose unit has been visited by now.</param>
    public sealed record Group(int Number, string Name, int Visited, IReadOnlyDictionary<Pace, int> Counts)
    {
        public int Cards => Counts.Values.Sum();

        public int In(Pace pace) => Counts.GetValueOrDefault(pace);
    }
}

/// <summary>How far a card is, as coarse as a leader looks; the finished first.</summary>
public enum Pace
{
    Locked,

    /// <summary>With the unit, or under review.</summary>
    WithUnit,

    /// <summary>Deliberated or signed.</summary>
    Deliberated,
    Scoring,
    NotStarted,
}

internal sealed class RoundPaceHandler(Rows<Scorecard> rows, IAppDb db, WorkCalendar calendar, Clock clock) : IRequestHandler<RoundPace, RoundPace.Answer?>
{
    public async Task<RoundPace.Answer?> Handle(RoundPace query, CancellationToken ct)
    {
        var round = query.RoundId is { } id ? await db.Set<Round>().AsNoTracking().FindOrRefuse(id, ct) : await db.CurrentRoundOrNone(clock.Today, ct);
        if (round is null)
        {
            return null;
        }

        var cards = await (
            from card in rows.Visible
            where card.RoundId == round.Id && card.Stage != CardStage.SetAside
            join grp in db.Set<SupervisionGroup>() on card.GroupId equals grp.Id
            select new
            {
                grp.Number,
                grp.Name,
                card.Stage,
                Begun = db.Set<ItemScore>().Any(s => s.CardId == card.Id),
                Visited = db.Set<Visit>().Any(v => v.RoundId == card.RoundId && v.UnitId == card.UnitId && v.ToldAt != null && v.Date <= clock.Today),
            }).ToListAsync(ct);
        return new(
            round.Id, round.Code, round.Name, round.From, round.To, DaysLeft(round),
            [.. cards.GroupBy(card => (card.Number, card.Name)).OrderBy(group => group.Key.Number).Select(group => new RoundPace.Group(
                group.Key.Number, group.Key.Name, group.Count(card => card.Visited), group.CountBy(card => Of(card.Stage, card.Begun)).ToDictionary()))]);
    }

    private static Pace Of(CardStage stage, bool begun) => stage switch
    {
        CardStage.Locked => Pace.Locked,
        CardStage.AwaitingUnit or CardStage.UnderReview => Pace.WithUnit,
        CardStage.Deliberating or CardStage.Signed => Pace.Deliberated,
        _ => begun ? Pace.Scoring : Pace.NotStarted,
    };

    private int? DaysLeft(Round round) => round.From <= clock.Today && clock.Today <= round.To ? calendar.WorkdaysBetween(clock.Today, round.To) : null;
}
