using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Calendar;

/// <summary>What the file would make of its year, day by day. Nothing is written.</summary>
[Needs(Permission.EditCalendar)]
public sealed record HolidayImportPreview(Guid UploadId, VerdictKind? Only = null, int Page = 1, int Size = 50) : Query<HolidayImportPreview.Answer>, IAbout<UploadedSheet>
{
    Guid IAbout<UploadedSheet>.RowId => UploadId;

    /// <param name="Before">The working days of the year as they are reckoned now; provisional where nothing is known of it.</param>
    /// <param name="Gone">Days that stand in the notice there is and not in the file.</param>
    /// <param name="Missing">Festivals of every year that the file does not name.</param>
    /// <param name="ByHand">Days edited by hand, which go on saying otherwise.</param>
    public sealed record Answer(ImportPreview Shown, int Year, bool Provisional, int Before, int After, IReadOnlyList<string> Gone, IReadOnlyList<string> Missing, IReadOnlyList<DateOnly> ByHand)
        : ImportPreview(Shown)
    {
        public override int ToWrite => base.ToWrite + Gone.Count;
    }
}

internal sealed class HolidayImportPreviewHandler(IAppDb db, IWorkbooks workbooks) : IRequestHandler<HolidayImportPreview, HolidayImportPreview.Answer>
{
    public async Task<HolidayImportPreview.Answer> Handle(HolidayImportPreview query, CancellationToken ct)
    {
        var upload = await db.Set<UploadedSheet>().FindOrRefuse(query.UploadId, ct);
        var import = await HolidayImport.Of(upload, workbooks, db, ct);
        List<EditedDay> byHand = [.. (await db.Set<EditedDay>().AsNoTracking().ToListAsync(ct)).Where(day => HolidayYear.Covers(import.Year, day.Date)).OrderBy(day => day.Date)];
        return new(
            Said(ImportPreview.Of(upload, import.Judgement, query.Only, query.Page, query.Size)), import.Year, import.Before.All(notice => notice.Year != import.Year),
            Workdays(import.Before), Workdays([.. import.Before.Where(notice => notice.Year != import.Year), import.After]),
            import.Judgement.Gone, import.Missing, [.. byHand.Select(day => day.Date)]);

        // A festival alone would not say whether its day is off or worked.
        static ImportPreview Said(ImportPreview shown) => shown with
        {
            Page = shown.Page with { Rows = [.. shown.Page.Rows.Select(verdict => verdict is Verdict<NoticeDay> { Row: { } day } ? verdict with { Name = day.Say() } : verdict)] },
        };

        int Workdays(IEnumerable<HolidayYear> notices) =>
            new WorkCalendar(notices, byHand.Select(day => day.Says)).WorkdaysBetween(new(import.Year - 1, 12, 31), new(import.Year, 12, 31));
    }
}
