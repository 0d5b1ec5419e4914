using CleanAgency.Core.Groups;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Rounds;
using CleanAgency.Tests.Fixtures;

namespace CleanAgency.Tests.Plans;

/// <summary>The rounds of the demo district, by the words in which people speak of them.</summary>
internal sealed class DistrictPlans(Agency agency)
{
    public Sender Coordinator => agency.As("coordinator");

    public async Task<Guid> Round(string code) => (await Coordinator.Send(new RoundList())).Rows.Single(r => r.Code == code).Id;

    public async Task<AssignmentBoard.Answer> Board(string round = "R3", Guid? plan = null) => (await Coordinator.Send(new AssignmentBoard(await Round(round), plan)))!;

    /// <summary>A new draft of R3 as it is in force.</summary>
    public async Task<AssignmentBoard.Answer> Draft() => await Board(plan: await Coordinator.Send(new DraftPlan(await Round("R3"))));

    public async Task<Guid> Group(int number, string round = "R3") => (await Coordinator.Send(new GroupList(await Round(round)))).Single(g => g.Number == number).Id;

    public static int GroupOf(AssignmentBoard.Answer board, string unit) => board.Groups.Single(g => g.Id == Seat(board, unit).GroupId).Number;

    public static AssignmentBoard.SeatRow Seat(AssignmentBoard.Answer board, string unit) => board.Seats.Single(s => s.Unit.Code == unit);

    public static MoveUnits Move(AssignmentBoard.Answer board, string unit, Guid? group) => new(board.Plan!.Id, [new(Seat(board, unit).UnitId, Seat(board, unit).GroupId, group)]);

    public static MoveUnits Swap(AssignmentBoard.Answer board, string unit, string with)
    {
        var (one, other) = (Seat(board, unit), Seat(board, with));
        return MoveUnits.Swap(board.Plan!.Id, one.UnitId, one.GroupId!.Value, other.UnitId, other.GroupId!.Value);
    }
}
