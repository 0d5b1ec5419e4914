using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Sheets;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Sheets;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Facts;

public sealed partial class ImportPreviewPage(Messages messages, NavigationManager navigation, ToastBox toasts) : PreviewPage<FactImportPreview.Answer>(messages, navigation, toasts)
{
    protected override string List => "facts";

    private IEnumerable<object> Notices => Answer!.Unasked.Count > 0 ? [T["Preview.Unasked", string.Join(T["And"], Answer.Unasked)]] : [];

    protected override Query<FactImportPreview.Answer> Question(int page) => new FactImportPreview(Id, Kind, page);

    protected override Command Import(string fingerprint) => new ImportFacts(Id, fingerprint);

    protected override string Written(FactImportPreview.Answer done) => T["Preview.Written", done.Counts[VerdictKind.New], done.Counts[VerdictKind.Changed]];
}
