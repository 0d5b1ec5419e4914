using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Sheets;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Scorecards;

public sealed partial class PaperPreviewPage(Messages messages, NavigationManager navigation, ToastBox toasts) : PreviewPage<PaperPreview.Answer>(messages, navigation, toasts)
{
    [Parameter] public Guid CardId { get; set; }

    protected override string List => $"scorecards/{CardId}";

    private string Again => $"{List}/paper";

    protected override Query<PaperPreview.Answer> Question(int page) => new PaperPreview(CardId, Id, Kind, page);

    protected override Command Import(string fingerprint) => new EnterPaper(CardId, Id, fingerprint);

    protected override string Written(PaperPreview.Answer done) => T["Fill.Written", done.ToWrite];
}
