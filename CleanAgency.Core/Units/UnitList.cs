using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.Units;

public enum UnitFlag
{
    Window,
    Approval,
    Stations,
    Funds,
}

public enum UnitOrder
{
    Sequence,
    Code,
    Name,
    Category,
    Headcount,
}

/// <summary>What a list of units shows and in which order; the address bar carries it.</summary>
public sealed record UnitFilter(
    string? Search = null, string? Category = null, UnitFlag? Flag = null, bool Closed = false, bool WithoutLeader = false, UnitOrder Order = UnitOrder.Sequence, bool Descending = false);

[Needs(Permission.SeeUnits)]
public sealed record UnitList(UnitFilter Filter, int Page = 1, int Size = 50) : Query<UnitList.Answer>, IAmong<SupervisedUnit>
{
    public sealed record Row(
        Guid Id, string Code, string Name, string Category, int Headcount, bool Window, bool Approval, bool Stations, bool Funds, string Area, string Leader, string? ParentName, DateOnly? ActiveTo);

    public sealed record Group(string Category, int Units);

    /// <param name="Categories">With the number of units in each, whatever the filter says.</param>
    public sealed record Answer(Page<Row> Page, int Headcount, IReadOnlyList<Group> Categories);
}

internal sealed class UnitListHandler(Rows<SupervisedUnit> rows, Clock clock) : IRequestHandler<UnitList, UnitList.Answer>
{
    public async Task<UnitList.Answer> Handle(UnitList query, CancellationToken ct)
    {
        var units = rows.Visible.Matching(query.Filter, clock.Today);
        var page = await units.InOrder(query.Filter.Order, query.Filter.Descending)
            .Select(u => new UnitList.Row(
                u.Id, u.Code, u.Name, u.Category, u.Headcount, u.Window, u.Approval, u.Stations, u.Funds, u.Area, u.Leader,
                rows.Visible.Where(p => p.Id == u.ParentId).Select(p => p.Name).FirstOrDefault(), u.ActiveTo))
            .ToPage(query.Page, query.Size, ct);
        return new(page, await units.HeadcountOf(ct), await rows.Visible.Matching(new(Closed: query.Filter.Closed), clock.Today).CategoriesOf(ct));
    }
}
