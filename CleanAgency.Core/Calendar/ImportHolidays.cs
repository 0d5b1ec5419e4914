using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Calendar;

/// <summary>The whole year or nothing, and only what the preview has shown. Whatever was reckoned with the year is another from the commit on.</summary>
[Needs(Permission.EditCalendar)]
public sealed record ImportHolidays(Guid UploadId, string Fingerprint) : Command, IAbout<UploadedSheet>, ILane
{
    Guid IAbout<UploadedSheet>.RowId => UploadId;

    string ILane.Lane => Lanes.Calendar;
}

internal sealed class ImportHolidaysHandler(IAppDb db, IWorkbooks workbooks, Actor actor, Clock clock) : IRequestHandler<ImportHolidays>
{
    public async Task<Unit> Handle(ImportHolidays command, CancellationToken ct)
    {
        var upload = await db.Set<UploadedSheet>().FindOrRefuse(command.UploadId, ct);
        var import = await HolidayImport.Of(upload, workbooks, db, ct);
        Judgement.RefuseUnlessSeen(command.Fingerprint, import.Judgement);
        var year = import.Stored ?? db.Set<ImportedYear>().Add(new(import.Year)).Entity;
        year.Take(import.After, import.Source, actor.Name, clock.Now);
        db.Set<UploadedSheet>().Remove(upload);
        return Unit.Value;
    }
}

/// <summary>The year is again as it came with the product, or unknown. Days edited by hand stay.</summary>
/// <param name="Seen">The version of the import that the person saw.</param>
[Needs(Permission.EditCalendar), EveryRow("the calendar is the same for everyone")]
public sealed record WithdrawHolidays(int Year, int Seen) : Command, ILane
{
    string ILane.Lane => Lanes.Calendar;
}

internal sealed class WithdrawHolidaysHandler(IAppDb db) : IRequestHandler<WithdrawHolidays>
{
    public async Task<Unit> Handle(WithdrawHolidays command, CancellationToken ct)
    {
        var year = await db.Set<ImportedYear>().SingleOrDefaultAsync(one => one.Year == command.Year, ct);
        db.Set<ImportedYear>().Remove(year?.Version == command.Seen ? year : throw new RuleBroken("Calendar.YearChanged"));
        return Unit.Value;
    }
}
