using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Sheets;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Units;

public sealed partial class ImportPreviewPage(Messages messages, NavigationManager navigation, ToastBox toasts) : PreviewPage<UnitImportPreview.Answer>(messages, navigation, toasts)
{
    protected override string List => "units";

    private IEnumerable<object> Notices => Answer!.NewCategories.Count > 0 ? [T["Preview.NewCategories", string.Join(T["And"], Answer.NewCategories)]] : [];

    protected override Query<UnitImportPreview.Answer> Question(int page) => new UnitImportPreview(Id, Kind, page);

    protected override Command Import(string fingerprint) => new ImportUnits(Id, fingerprint);

    protected override string Written(UnitImportPreview.Answer done) => T["Preview.Written", done.Counts[VerdictKind.New], done.Counts[VerdictKind.Changed]];
}
