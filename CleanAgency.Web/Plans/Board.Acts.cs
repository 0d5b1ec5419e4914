using CleanAgency.Core.Access;
using CleanAgency.Core.Plans;

namespace CleanAgency.Web.Plans;

/// <summary>What is done at the board, each as one command.</summary>
public sealed partial class Board
{
    private Task Begin(BoardAct act)
    {
        open = act is BoardAct.Propose or BoardAct.Publish or BoardAct.Compare or BoardAct.Drop ? act : BoardAct.None;
        return act switch
        {
            BoardAct.Draft => StartDraft(),
            BoardAct.TakeBack => TakeBack(),
            BoardAct.Lock => Lock(),
            BoardAct.Unlock => Unlock(),
            _ => Task.CompletedTask,
        };
    }

    // The second half of a double click finds nothing picked any more.
    private Task Carry(UnitOptions.Choice choice) =>
        picked is { } seat && choice is { Full: true, Swap.WithId: { } with } ? Swap(seat, board!.Seats.Single(s => s.UnitId == with)) : Force(choice.GroupId);

    private Task Force(Guid group) => picked is { } seat ? MoveTo(seat.UnitId, group) : Task.CompletedTask;

    private async Task Dropped(Guid group)
    {
        if (picked is { } seat && seat.GroupId != group && Drafting)
        {
            // What is known may still be about the unit picked before.
            if (options?.UnitId != seat.UnitId)
            {
                await LookAtPicked();
            }

            if (options?.UnitId == seat.UnitId && options.Groups.FirstOrDefault(g => g.GroupId == group) is { } choice)
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

    // A second click on an offer would change them back.
    private Task Take(MendOffers.Offer offer) => offers?.Contains(offer) is not true ? Task.CompletedTask
        : offer.Change.WithId is { } with
        ? Swap(board!.Seats.Single(s => s.UnitId == offering), board.Seats.Single(s => s.UnitId == with))
        : MoveTo(offering, offer.GroupId);

    private async Task Mend(Guid unit)
    {
        (offering, pickedId) = (unit, unit);
        offers = (await messages.Send(new MendOffers(board!.Plan!.Id, unit))).Answer;
        await LookAtPicked();
    }

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
        undone = outcome.Refusal;
        Guid? went = null;
        if (outcome.Done)
        {
            offers = null;
            aim = null;
            went = keep ? null : pickedId;
            pickedId = keep ? pickedId : null;
            if (done is not null)
            {
                toasts.Show(done, TakeBack);
            }
        }

        // Until the board shows what was done, a second click would do it again.
        await Load();
        (busy, moved) = (false, went);
    }

    // The focus follows the unit to where it went.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (moved is { } unit && board?.Seats.FirstOrDefault(s => s.UnitId == unit)?.GroupId is { } group && PlaceOf(group) is { } place)
        {
            moved = null;
            await place.FocusUnit(unit);
        }
    }

    // Also from the toast of the last move, where nobody else draws the board again.
    private async Task TakeBack()
    {
        await Do(new TakeBackStep(board!.Plan!.Id), null, keep: true);
        StateHasChanged();
    }

    private async Task StartDraft()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        var outcome = await messages.Send(new DraftPlan(board!.Round.Id));
        (busy, undone) = (outcome.Done, outcome.Refusal);
        if (outcome.Done)
        {
            // Busy until the new version lies on the table: a second click would make another.
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

    private Task Lock() => board!.Broken.Count > 0 || !Drafting ? Task.CompletedTask : Do(new LockPlan(board.Plan!.Id), null);

    private Task Unlock() => board!.Plan!.State != PlanState.Locked ? Task.CompletedTask : Do(new UnlockPlan(board!.Plan!.Id), null);

    private async Task Close()
    {
        (open, undone) = (BoardAct.None, null);
        await Load();
    }
}
