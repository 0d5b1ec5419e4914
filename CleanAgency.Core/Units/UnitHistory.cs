using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.Units;

/// <summary>What was changed about one unit, by whom and when, newest first: read from the audit, kept nowhere twice.</summary>
[Needs(Permission.EditUnits)]
public sealed record UnitHistory(Guid UnitId, int Page = 1) : Query<Page<UnitHistory.Line>>, IAbout<SupervisedUnit>
{
    Guid IAbout<SupervisedUnit>.RowId => UnitId;

    public sealed record Line(DateTime At, string Person, string Action, IReadOnlyList<AuditDetails.Changed> Changes);
}

internal sealed class UnitHistoryHandler(IAppDb db) : IRequestHandler<UnitHistory, Page<UnitHistory.Line>>
{
    public async Task<Page<UnitHistory.Line>> Handle(UnitHistory query, CancellationToken ct)
    {
        var page = await db.Set<AuditEntry>().Where(e => e.SubjectId == query.UnitId && e.Result == AuditResult.Done)
            .OrderByDescending(e => e.Id).ToPage(query.Page, 20, ct);
        return new([.. page.Rows.Select(e => new UnitHistory.Line(e.At, e.Person, e.Action, AuditDetails.ChangesIn(e.Details)))], page.Total, page.Number, page.Size);
    }
}
