using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.People;
using CleanAgency.Web.Sheets;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Calendar;

public sealed partial class ImportPreviewPage(Messages messages, NavigationManager navigation, ToastBox toasts) : PreviewPage<HolidayImportPreview.Answer>(messages, navigation, toasts)
{
    // The year that was imported is the one to look at.
    protected override string List => Answer is null ? "calendar" : $"calendar?year={Answer.Year}";

    private string Ready => T[Answer!.Provisional ? "Preview.Ready.New" : "Preview.Ready", Answer.Year, Answer.After, Answer.Before];

    private IEnumerable<object> Notices => Answer!.Counts[VerdictKind.Refused] > 0 ? [] : Warnings.Where(warning => warning.Said).Select(warning => warning.Text());

    private IEnumerable<(bool Said, Func<object> Text)> Warnings =>
    [
        (Answer!.Gone.Count > 0, () => T["Preview.Gone", string.Join(T["Tool.And.List"], Answer.Gone)]),
        (Answer.Missing.Count > 0, () => T["Preview.Missing", string.Join(T["Tool.And.List"], Answer.Missing)]),
        (Answer.ByHand.Count > 0, () => T["Preview.ByHand", string.Join(T["Tool.And.List"], Answer.ByHand.Select(Words.Day))]),
    ];

    protected override Query<HolidayImportPreview.Answer> Question(int page) => new HolidayImportPreview(Id, Kind, page);

    protected override Command Import(string fingerprint) => new ImportHolidays(Id, fingerprint);

    protected override string Written(HolidayImportPreview.Answer done) => T["Preview.Written", done.Year, done.After];
}
