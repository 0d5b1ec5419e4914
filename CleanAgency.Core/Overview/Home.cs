using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.Overview;

/// <summary>What waits for the person, counted when it is asked for: no table of notices that could say what is no longer so.</summary>
[Needs(Permission.SignedIn), EveryRow("each item is counted within the rows of the person")]
public sealed record Home : Query<Home.Page>
{
    public sealed record Page(Day Today, IReadOnlyList<Item> Waiting, Unit? Own, IReadOnlyList<Group>? Categories);

    /// <param name="Provisional">The year's notice is not loaded: only weekends are known.</param>
    public sealed record Day(DateOnly Date, DayKind Kind, string? Holiday, bool Provisional);

    /// <param name="Since">When it was found or last in order, where that says something.</param>
    /// <param name="Row">The one row that it is about, where there is one.</param>
    public sealed record Item(Waiting Kind, Trouble Trouble, long Count = 0, DateTime? Since = null, Guid? Row = null)
    {
        /// <summary>What its sentence names besides.</summary>
        public IReadOnlyList<object> Words { get; init; } = [];
    }

    public sealed record Unit(Guid Id, string Name, string Leader, int Headcount, string Address, int Stations);

    public sealed record Group(string Category, int Units, int Headcount);
}

/// <summary>How grave it is, the gravest first.</summary>
public enum Trouble
{
    Bad,

    /// <summary>It has its hour.</summary>
    Today,
    Warn,
    Run,

    /// <summary>Nothing to do but to know it.</summary>
    News,
}

/// <summary>What can wait for somebody.</summary>
public enum Waiting
{
    ChainBroken,
    PlanBroken,
    Unsealed,
    NeverChecked,
    CheckedLongAgo,
    LockedOut,
    RolesProposed,
    WithoutRole,
    RoundLacks,
    DeclarationUnsigned,
    MembersWithoutRole,
    FactsDisputed,
    DatesAsked,
    VisitsOpen,
    VisitsClash,
    VisitsUntold,
    CardsNotStarted,
    ExtrasToDecide,
    UnitsWithoutLeader,
    FactsToConfirm,
    SelfScoreDue,
    NeverSignedIn,
    VisitToday,
    CardsToScore,
    GroupAnnounced,
    UnitsAnnounced,
    OtherGroup,
    OtherUnits,
    VisitMoved,
    VisitStays,
    VisitComing,
    GroupVisits,
    CardsToSign,
    CardsToSend,
    CardToConfirm,
    CardConfirmedOnTablet,
    ObjectionsOpen,
    SealsBroken,
    RoundToTotal,
    CorrectionToTotal,
    ScaleToDecide,
    TiesToDecide,
    ResultToApprove,
    ResultToPublish,
}

internal sealed class HomeHandler(Actor actor, WorkCalendar calendar, Clock clock, UnitsAtHome units, PeopleAtHome people, AuditAtHome audit, RoundsAtHome rounds, FactsAtHome facts, VisitsAtHome visits, PlansAtHome plans, CardsAtHome cards, CardStepsAtHome steps, ScoringAtHome scoring, ResultsAtHome results) : IRequestHandler<Home, Home.Page>
{
    public async Task<Home.Page> Handle(Home query, CancellationToken ct)
    {
        // Only what the person can mend.
        List<Home.Item> waiting =
        [
            .. actor.Has(Permission.EditUnits) ? await units.Waiting(ct) : [],
            .. actor.Has(Permission.PlanRounds) ? await plans.Broken(ct) : [],
            .. actor.Has(Permission.PlanRounds) ? await rounds.Lacking(ct) : [],
            .. actor.Has(Permission.EditFacts) ? await facts.Disputed(ct) : [],
            .. actor.Has(Permission.AnswerFacts) ? await facts.ToConfirm(ct) : [],
            .. actor.Has(Permission.SelfScore) ? await cards.SelfScore(ct) : [],
            .. actor.Has(Permission.DecideExtras) ? await cards.Extras(ct) : [],
            .. actor.Has(Permission.DeclareConflicts) ? await rounds.Unsigned(ct) : [],
            .. actor.Has(Permission.PlanRounds) ? await visits.Open(ct) : [],
            .. actor.Has(Permission.AnswerDates) ? await visits.Asked(ct) : [],
            .. actor.Has(Permission.AskOtherDate) ? await visits.OwnUnit(ct) : [],
            .. actor.Has(Permission.PlanRounds) ? await scoring.NotStarted(ct) : [],
            .. actor.Has(Permission.SeeVisits) && !actor.Has(Permission.SeeRounds) ? await visits.OwnGroup(ct) : [],
            .. actor.Has(Permission.Score) ? await scoring.ToScore(ct) : [],
            .. actor.Has(Permission.SeeVisits) ? await plans.Told(ct) : [],
            .. actor.Has(Permission.Score) ? await steps.OfGroup(ct) : [],
            .. actor.Has(Permission.ConfirmCards) ? await steps.OfUnit(ct) : [],
            .. actor.Has(Permission.DecideObjections) ? await steps.UnderReview(ct) : [],
            .. actor.Has(Permission.CheckSeals) ? await steps.Altered(ct) : [],
            .. actor.Has(Permission.PrepareResults) ? await results.ToTotal(ct) : [],
            .. actor.Has(Permission.DecideResults) ? await results.ToDecide(ct) : [],
            .. actor.Has(Permission.PublishResults) ? await results.ToPublish(ct) : [],
            .. actor.Has(Permission.GrantRoles) ? await rounds.WithoutRole(ct) : [],
            .. actor.Has(Permission.GrantRoles) ? await people.Proposed(ct) : [],
            .. actor.Has(Permission.GrantRoles) ? await people.WithoutRole(ct) : [],
            .. actor.Has(Permission.ManagePeople) ? await people.OutOfReach(ct) : [],
            .. actor.Has(Permission.ReadAudit) ? await audit.Waiting(ct) : [],
        ];
        return new(Day(clock.Today), [.. waiting.OrderBy(i => i.Trouble).ThenBy(i => i.Kind)], await units.Own(ct), await units.Categories(ct));
    }

    private Home.Day Day(DateOnly today) => new(today, calendar.KindOf(today), calendar.HolidayOn(today)?.Title, !calendar.IsLoaded(today.Year));
}
