using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Sheets;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Sheets;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Groups;

public sealed partial class ImportPreviewPage(Messages messages, NavigationManager navigation, ToastBox toasts) : PreviewPage<GroupImportPreview.Answer>(messages, navigation, toasts)
{
    [Parameter] public Guid RoundId { get; set; }

    protected override string List => $"rounds/{RoundId}";

    private string Again => $"{List}/groups/import";

    private IEnumerable<object> Notices => Answer!.WithoutRole is { } lacking ? [lacking] : [];

    protected override Query<GroupImportPreview.Answer> Question(int page) => new GroupImportPreview(Id, RoundId, Kind, page);

    protected override Command Import(string fingerprint) => new ImportGroups(Id, RoundId, fingerprint);

    protected override string Written(GroupImportPreview.Answer done) => T["Preview.Written", done.Counts[VerdictKind.New], done.Counts[VerdictKind.Changed]];
}
