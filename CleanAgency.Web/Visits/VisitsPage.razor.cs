using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Visits;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;
using Nothing = MediatR.Unit;

namespace CleanAgency.Web.Visits;

public sealed partial class VisitsPage(Messages messages, NavigationManager navigation) : AskingPage<VisitList.Answer?>(messages)
{
    private static readonly VisitState[] States = Enum.GetValues<VisitState>();

    private readonly Messages messages = messages;
    private IReadOnlyList<RoundList.Row>? rounds;
    private VisitList.Row? moving;
    private VisitList.Open? arranging;
    private Act open;

    private enum Act
    {
        None,
        Propose,
        Tell,
        Drop,
    }

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    [SupplyParameterFromQuery] public string? Round { get; set; }

    [SupplyParameterFromQuery] public string? Group { get; set; }

    [SupplyParameterFromQuery] public string? Area { get; set; }

    [SupplyParameterFromQuery] public string? State { get; set; }

    protected override Query<VisitList.Answer?> Question => new VisitList(RoundId, Filter);

    private Guid? RoundId => AddressWord.Id(Round);

    private VisitFilter Filter => new VisitAddress { Group = Group, Area = Area, State = State }.Filter;

    // What lies ahead comes first: it can still be acted on.
    private IReadOnlyList<VisitList.Row> Ahead => [.. Answer!.Rows.Where(r => r.Slot.Date >= Answer.Today)];

    private IReadOnlyList<VisitList.Row> Past => [.. Answer!.Rows.Where(r => r.Slot.Date < Answer.Today)];

    private EventCallback<VisitList.Row> Movable => MayPlan ? EventCallback.Factory.Create<VisitList.Row>(this, row => moving = row) : default;

    private bool MayPlan => Me.Has(Permission.PlanRounds);

    // Who sees one group or one unit has the current round; only who prepares or leads goes back to earlier ones.
    protected override async Task OnInitializedAsync() =>
        rounds = Me.Has(Permission.SeeRounds) ? (await messages.Send(new RoundList(1, Paging.Most))).Answer?.Rows ?? [] : [];

    private void Go(Guid? round, VisitFilter filter) => navigation.NavigateTo(navigation.GetUriWithQueryParameters("visits", VisitAddress.Parts(round, filter)));

    private void Close() => open = Act.None;

    private IReadOnlyList<Guid> Groups() => [.. Answer!.Groups.Select(g => g.Id)];

    private async Task<Outcome<Nothing>> Tell() => (await messages.Send(new TellVisits(Answer!.Round.Id, Groups()))).WithoutAnswer();

    private Task<Outcome<Nothing>> Drop() => messages.Send(new DropProposals(Answer!.Round.Id, Groups()));

    private Task<Outcome<Nothing>> Move(VisitSlot slot, string reason) => messages.Send(new MoveVisit(moving!.Id, slot.Date, slot.Half, reason, moving.Version));

    private async Task<Outcome<Nothing>> Arrange(VisitSlot slot, string reason) => (await messages.Send(new ArrangeVisit(Answer!.Round.Id, arranging!.UnitId, slot.Date, slot.Half))).WithoutAnswer();
}
