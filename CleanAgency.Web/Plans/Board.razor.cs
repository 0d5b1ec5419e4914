using CleanAgency.Core.Access;
using CleanAgency.Core.People;
using CleanAgency.Core.Plans;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CleanAgency.Web.Plans;

public sealed partial class Board(Messages messages, NavigationManager navigation, ToastBox toasts)
{
    private const int MostRules = 5;

    // Above this many units a column would be a scroll of its own.
    private const int BoardUpTo = 120;

    private static readonly Dictionary<PlanState, string> Colours = new()
    {
        [PlanState.Draft] = "mute", [PlanState.Locked] = "run", [PlanState.Published] = "act", [PlanState.Replaced] = "mute",
    };

    private readonly Dictionary<Guid, GroupColumn?> columns = [];
    private AssignmentBoard.Answer? board;
    private UnitOptions.Answer? options;
    private IReadOnlyList<MendOffers.Offer>? offers;
    private ILookup<Guid, AssignmentBoard.SeatRow> seats = Enumerable.Empty<AssignmentBoard.SeatRow>().ToLookup(_ => Guid.Empty);
    private IReadOnlySet<Guid> broken = new HashSet<Guid>();
    private IReadOnlyDictionary<Guid, int> numbersOf = new Dictionary<Guid, int>();
    private double average;
    private Guid? pickedId;
    private Guid offering;
    private Guid? lookedAt;
    private string? refusal;
    private bool loaded;
    private bool matrix;
    private bool busy;
    private (Guid?, Guid?)? asked;
    private Act open;

    private enum Act
    {
        None,
        Propose,
        Publish,
        Compare,
    }

    [Parameter] public Guid? RoundId { get; set; }

    [Parameter] public Guid? PlanId { get; set; }

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    private bool MayPlan => Me.Has(Permission.PlanRounds);

    private bool Drafting => MayPlan && board?.Plan?.State == PlanState.Draft;

    private AssignmentBoard.Version? InForce => board?.Versions.FirstOrDefault(v => v.State == PlanState.Published);

    private AssignmentBoard.SeatRow? picked => board?.Seats.FirstOrDefault(s => s.UnitId == pickedId);

    protected override async Task OnParametersSetAsync()
    {
        if (asked != (RoundId, PlanId))
        {
            asked = (RoundId, PlanId);
            (pickedId, options, offers) = (null, null, null);
            await Load();
            matrix = board?.Seats.Count > BoardUpTo;
        }
    }

    private async Task Load()
    {
        var outcome = await messages.Send(new AssignmentBoard(RoundId, PlanId));
        (loaded, refusal) = (true, outcome.Refusal);
        board = outcome.Done ? outcome.Answer : board;
        seats = (board?.Seats ?? []).ToLookup(s => s.GroupId ?? Guid.Empty);
        broken = (board?.Broken ?? []).Select(b => b.UnitId).OfType<Guid>().ToHashSet();
        numbersOf = (board?.Groups ?? []).ToDictionary(g => g.Id, g => g.Number);
        average = board is { Groups.Count: > 0 } ? board.Groups.Average(g => g.Heads) : 0;
        await LookAtPicked();
    }

    private string AddressOf(string? plan) => navigation.GetUriWithQueryParameters("groups", new Dictionary<string, object?> { ["round"] = board?.Round.Id, ["plan"] = plan });

    private async Task Pick(AssignmentBoard.SeatRow seat)
    {
        (pickedId, options) = (pickedId == seat.UnitId ? null : seat.UnitId, null);
        await LookAtPicked();
    }

    // Dragged: what was picked before stays so.
    private Task Lift(AssignmentBoard.SeatRow seat) => pickedId == seat.UnitId ? Task.CompletedTask : Pick(seat);

    private async Task LookAtPicked()
    {
        var unit = picked?.UnitId;
        var answer = unit is { } id && board?.Plan is { } plan ? (await messages.Send(new UnitOptions(plan.Id, id))).Answer : null;
        // A slower answer about a unit picked earlier is no longer of interest.
        options = unit == pickedId ? answer : options;
    }

    private void LetGo() => (pickedId, options) = (null, null);

    // Arrows go from place to place; Enter on one does it, Escape puts the unit back.
    private async Task Key(KeyboardEventArgs pressed)
    {
        if (pressed.Key == "Escape")
        {
            lookedAt = pickedId;
            LetGo();
        }
        else if (pressed.Key is "ArrowLeft" or "ArrowRight" && board!.Groups.Select(g => columns.GetValueOrDefault(g.Id)).OfType<GroupColumn>().Where(c => c.Takes).ToList() is { Count: > 0 } places)
        {
            var (at, right) = (places.FindIndex(c => c.Focused), pressed.Key == "ArrowRight");
            await places[at < 0 ? (right ? 0 : ^1) : (at + (right ? 1 : places.Count - 1)) % places.Count].FocusDrop();
        }
    }

    // The button that had the focus is gone after a move; without this the keyboard would begin at the top again.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (lookedAt is { } unit && !matrix)
        {
            lookedAt = null;
            await (columns.GetValueOrDefault(board?.Seats.FirstOrDefault(s => s.UnitId == unit)?.GroupId ?? Guid.Empty)?.FocusUnit(unit) ?? ValueTask.CompletedTask);
        }
    }

    // The second half of a double click finds nothing picked any more.
    private Task Carry(UnitOptions.Choice choice) =>
        picked is { } seat && choice is { Full: true, Swap.WithId: { } with } ? Swap(seat, board!.Seats.Single(s => s.UnitId == with)) : Force(choice.GroupId);

    private Task Force(Guid group) => picked is { } seat ? MoveTo(seat.UnitId, group) : Task.CompletedTask;

    private async Task Dropped(Guid group)
    {
        if (picked is { } seat && seat.GroupId != group && Drafting)
        {
            options ??= (await messages.Send(new UnitOptions(board!.Plan!.Id, seat.UnitId))).Answer;
            if (options?.Groups.FirstOrDefault(g => g.GroupId == group) is { } choice)
            {
                await Carry(choice);
            }
        }
    }

    private Task MoveTo(Guid unit, Guid group)
    {
        var seat = board!.Seats.Single(s => s.UnitId == unit);
        return Do(new MoveUnits(board.Plan!.Id, [new(unit, seat.GroupId, group)]), T["Moved", seat.Unit.Brief, NameOf(group)], unit);
    }

    private Task Swap(AssignmentBoard.SeatRow one, AssignmentBoard.SeatRow other) =>
        Do(MoveUnits.Swap(board!.Plan!.Id, one.UnitId, one.GroupId!.Value, other.UnitId, other.GroupId!.Value), T["Swapped", one.Unit.Brief, other.Unit.Brief], one.UnitId);

    private Task Take(MendOffers.Offer offer) => offer.Change.WithId is { } with
        ? Swap(board!.Seats.Single(s => s.UnitId == offering), board.Seats.Single(s => s.UnitId == with))
        : MoveTo(offering, offer.GroupId);

    private async Task Mend(Guid unit)
    {
        (offering, pickedId) = (unit, unit);
        offers = (await messages.Send(new MendOffers(board!.Plan!.Id, unit))).Answer;
        await LookAtPicked();
    }

    private string Said(MendOffers.Offer offer) => offer.Change.With is { } with ? T["Offer.Swap", with, offer.Group, offer.Change.Words] : T["Offer.Move", offer.Group, offer.Change.Words];

    private Task Pin() => Do(new PinUnit(board!.Plan!.Id, picked!.UnitId, !picked.Pinned));

    private Task ChooseSecond(Guid? group) => Do(new ChooseSecondGroup(board!.Plan!.Id, picked!.UnitId, group));

    /// <param name="moved">The unit that now lies elsewhere, let go and looked at.</param>
    private async Task Do(AboutPlan command, string? done = null, Guid? moved = null)
    {
        if (busy)
        {
            return;
        }

        busy = true;
        var outcome = await messages.Send(command);
        busy = false;
        if (outcome.Done)
        {
            offers = null;
            pickedId = moved is null ? pickedId : null;
            if (done is not null)
            {
                toasts.Show(done, TakeBack);
            }
        }

        await Load();
        (refusal, lookedAt) = (outcome.Refusal, moved);
    }

    private async Task TakeBack()
    {
        var outcome = await messages.Send(new TakeBackStep(board!.Plan!.Id));
        await Load();
        refusal = outcome.Refusal;
        StateHasChanged();
    }

    private async Task StartDraft()
    {
        var outcome = await messages.Send(new DraftPlan(board!.Round.Id));
        refusal = outcome.Refusal;
        if (outcome.Done)
        {
            navigation.NavigateTo(AddressOf(outcome.Answer.ToString()));
        }
    }

    private Task Lock() => board!.Broken.Count > 0 ? Task.CompletedTask : Do(new LockPlan(board.Plan!.Id));

    private Task Unlock() => Do(new UnlockPlan(board!.Plan!.Id));

    private async Task Close()
    {
        open = Act.None;
        await Load();
    }

    private string NameOf(Guid group) => board!.Groups.Single(g => g.Id == group).Name;
}
