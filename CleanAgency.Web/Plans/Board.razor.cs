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
    // Above this many units a column would be a scroll of its own.
    private const int BoardUpTo = 120;

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
    private BoardAct open;
    private Matrix? lines;

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
            (matrix, busy) = (board?.Seats.Count > BoardUpTo, false);
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

    private async Task LookAtPicked()
    {
        var unit = picked?.UnitId;
        var answer = unit is { } id && board?.Plan is { } plan ? (await messages.Send(new UnitOptions(plan.Id, id))).Answer : null;
        // A slower answer about a unit picked earlier is no longer of interest.
        options = unit == pickedId ? answer : options;
    }

    private void LetGo() => (pickedId, options, aim) = (null, null, null);

    private IGroupPlace? PlaceOf(Guid group) => matrix ? lines?.PlaceOf(group) : columns.GetValueOrDefault(group);

    // Arrows go from group to group, which stand side by side or below each other; Enter on the place there does it, Escape puts the unit back.
    private async Task Key(KeyboardEventArgs pressed)
    {
        if (pressed.Key == "Escape")
        {
            moved = pickedId;
            LetGo();
        }
        else if (picked is not null && Step(pressed.Key) is { } step && board!.Groups.Count > 0)
        {
            // From the unit's own group onwards, past groups at which nothing can be done.
            aim ??= board.Groups.ToList().FindIndex(g => g.Id == picked.GroupId);
            foreach (var next in Enumerable.Range(1, board.Groups.Count).Select(n => (aim.Value + board.Groups.Count + (n * (board.Groups.Count + step))) % board.Groups.Count))
            {
                if (PlaceOf(board.Groups[next].Id) is { Offers: true } place)
                {
                    aim = next;
                    await place.FocusDrop();
                    break;
                }
            }
        }
    }

    private int? Step(string key) => key switch
    {
        "ArrowRight" => 1,
        "ArrowLeft" => -1,
        "ArrowDown" when matrix => 1,
        "ArrowUp" when matrix => -1,
        _ => null,
    };

    private string NameOf(Guid group) => board!.Groups.Single(g => g.Id == group).Name;
}
