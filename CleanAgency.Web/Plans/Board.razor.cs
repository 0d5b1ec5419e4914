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
    private Guid? shownId;
    private string? refusal;
    private string? undone;
    private int? aim;
    private Guid? moved;
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
        Drop,
    }

    [Parameter] public Guid? RoundId { get; set; }

    [Parameter] public Guid? PlanId { get; set; }

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    private bool MayPlan => Me.Has(Permission.PlanRounds);

    private bool Drafting => MayPlan && board?.Plan?.State == PlanState.Draft;

    // A later version than the one on the table, made meanwhile by somebody.
    private AssignmentBoard.Version? Newer => board?.Versions.FirstOrDefault(v => v.Number > (board.Plan?.Number ?? 0) && PlanId is null);

    private AssignmentBoard.Version? InForce => board?.Versions.FirstOrDefault(v => v.State == PlanState.Published);

    private AssignmentBoard.SeatRow? picked => board?.Seats.FirstOrDefault(s => s.UnitId == pickedId);

    protected override async Task OnParametersSetAsync()
    {
        if (asked != (RoundId, PlanId))
        {
            asked = (RoundId, PlanId);
            (pickedId, options, offers, shownId) = (null, null, null, null);
            await Load();
            matrix = board?.Seats.Count > BoardUpTo;
        }
    }

    private async Task Load()
    {
        // Whoever works at a version stays at it when another one is made; he is told of that one, and goes there by himself.
        var outcome = await messages.Send(new AssignmentBoard(RoundId, PlanId ?? shownId));
        if (outcome.Code == "Common.Gone" && PlanId is null && shownId is not null)
        {
            outcome = await messages.Send(new AssignmentBoard(RoundId));
        }

        (loaded, refusal) = (true, outcome.Refusal);
        board = outcome.Done ? outcome.Answer : board;
        shownId = board?.Plan?.Id;
        seats = (board?.Seats ?? []).ToLookup(s => s.GroupId ?? Guid.Empty);
        broken = (board?.Broken ?? []).Select(b => b.UnitId).OfType<Guid>().ToHashSet();
        numbersOf = (board?.Groups ?? []).ToDictionary(g => g.Id, g => g.Number);
        average = board is { Groups.Count: > 0 } ? board.Groups.Average(g => g.Heads) : 0;
        await LookAtPicked();
    }

    private string AddressOf(string? plan) => navigation.GetUriWithQueryParameters("groups", new Dictionary<string, object?> { ["round"] = board?.Round.Id, ["plan"] = plan });

    private async Task Pick(AssignmentBoard.SeatRow seat)
    {
        (pickedId, aim, undone) = (pickedId == seat.UnitId ? null : seat.UnitId, null, null);
        await LookAtPicked();
    }

    private Task Take(AssignmentBoard.SeatRow dragged) => pickedId == dragged.UnitId ? Task.CompletedTask : Pick(dragged);

    private async Task LookAtPicked() =>
        options = picked is { } seat && board?.Plan is { } plan ? (await messages.Send(new UnitOptions(plan.Id, seat.UnitId))).Answer : null;

    private void LetGo() => (pickedId, options, aim) = (null, null, null);

    // Arrows go from group to group; Enter on the place there does it, Escape puts the unit back.
    private async Task Key(KeyboardEventArgs pressed)
    {
        if (pressed.Key == "Escape")
        {
            LetGo();
        }
        else if (picked is not null && pressed.Key is "ArrowLeft" or "ArrowRight" && board!.Groups.Count > 0)
        {
            // From the unit's own group onwards, past groups at which nothing can be done.
            aim ??= board.Groups.ToList().FindIndex(g => g.Id == picked.GroupId);
            var step = pressed.Key == "ArrowRight" ? 1 : board.Groups.Count - 1;
            foreach (var next in Enumerable.Range(1, board.Groups.Count).Select(n => (aim.Value + board.Groups.Count + (n * step)) % board.Groups.Count))
            {
                if (columns.GetValueOrDefault(board.Groups[next].Id) is { Offers: true } column)
                {
                    aim = next;
                    await column.FocusDrop();
                    break;
                }
            }
        }
    }

    private Task Carry(UnitOptions.Choice choice) =>
        choice is { Full: true, Swap.WithId: { } with } ? Swap(picked!, board!.Seats.Single(s => s.UnitId == with)) : MoveTo(picked!.UnitId, choice.GroupId);

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
        return Do(new MoveUnits(board.Plan!.Id, [new(unit, seat.GroupId, group)]), T["Moved", seat.Unit.Brief, NameOf(group)]);
    }

    private Task Swap(AssignmentBoard.SeatRow one, AssignmentBoard.SeatRow other) =>
        Do(MoveUnits.Swap(board!.Plan!.Id, one.UnitId, one.GroupId!.Value, other.UnitId, other.GroupId!.Value), T["Swapped", one.Unit.Brief, other.Unit.Brief]);

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

    private Task Pin() => Do(new PinUnit(board!.Plan!.Id, picked!.UnitId, !picked.Pinned), null, keep: true);

    private Task ChooseSecond(Guid? group) => Do(new ChooseSecondGroup(board!.Plan!.Id, picked!.UnitId, group), null, keep: true);

    private async Task Do(AboutPlan command, string? done, bool keep = false)
    {
        if (busy)
        {
            return;
        }

        busy = true;
        var outcome = await messages.Send(command);
        busy = false;
        undone = outcome.Refusal;
        if (outcome.Done)
        {
            offers = null;
            (moved, aim) = (keep ? null : pickedId, null);
            pickedId = keep ? pickedId : null;
            if (done is not null)
            {
                toasts.Show(done, TakeBack);
            }
        }

        await Load();
    }

    // The focus follows the unit to where it went.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (moved is { } unit && board?.Seats.FirstOrDefault(s => s.UnitId == unit)?.GroupId is { } group && columns.GetValueOrDefault(group) is { } column)
        {
            moved = null;
            await column.FocusUnit(unit);
        }
    }

    private async Task TakeBack()
    {
        undone = (await messages.Send(new TakeBackStep(board!.Plan!.Id))).Refusal;
        await Load();
        StateHasChanged();
    }

    private async Task StartDraft()
    {
        var outcome = await messages.Send(new DraftPlan(board!.Round.Id));
        undone = outcome.Refusal;
        if (outcome.Done)
        {
            navigation.NavigateTo(AddressOf(outcome.Answer.ToString()));
        }
    }

    private async Task<Outcome<MediatR.Unit>> Drop()
    {
        var outcome = await messages.Send(new DropPlan(board!.Plan!.Id));
        if (outcome.Done)
        {
            navigation.NavigateTo(AddressOf(null));
        }

        return outcome;
    }

    private Task Lock() => board!.Broken.Count > 0 ? Task.CompletedTask : Do(new LockPlan(board.Plan!.Id), null);

    private Task Unlock() => Do(new UnlockPlan(board!.Plan!.Id), null);

    private async Task Close()
    {
        open = Act.None;
        await Load();
    }

    private string NameOf(Guid group) => board!.Groups.Single(g => g.Id == group).Name;
}
