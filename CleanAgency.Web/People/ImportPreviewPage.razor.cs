using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Sheets;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Sheets;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.People;

public sealed partial class ImportPreviewPage(Messages messages, NavigationManager navigation, ToastBox toasts) : PreviewPage<PeopleImportPreview.Answer>(messages, navigation, toasts), IDisposable
{
    private SlipPress press = new(messages);
    private IReadOnlyList<Slips.One>? slips;

    protected override string List => "people";

    private string Ready => Words.Facts(
        T["Preview.Ready", Answer!.Counts[VerdictKind.New], Answer.Counts[VerdictKind.Changed]],
        Answer.Proposals > 0 ? T["Preview.Proposals", Answer.Proposals] : "",
        Answer.Newcomers.Count > 0 ? T["Preview.Slips", Answer.Newcomers.Count] : "");

    public void Dispose() => press.Dispose();

    protected override Task OnParametersSetAsync() => slips is null && !Busy ? base.OnParametersSetAsync() : Task.CompletedTask;

    protected override Query<PeopleImportPreview.Answer> Question(int page) => new PeopleImportPreview(Id, Kind, page);

    protected override Command Import(string fingerprint) => new ImportPeople(Id, fingerprint, press.Hashes);

    protected override string Written(PeopleImportPreview.Answer done) => T["Preview.Written", done.Counts[VerdictKind.New], done.Counts[VerdictKind.Changed]];

    protected override async Task<bool> Prepare(PeopleImportPreview.Answer confirmed)
    {
        var accounts = confirmed.Newcomers.Select(person => person.Account).ToList();
        if (!press.IsFor(accounts))
        {
            // The people have changed since the slips were begun.
            press = new(Messages);
        }

        var all = await press.Make(accounts, StateHasChanged);
        Refusal = press.Refusal;
        return all;
    }

    protected override void Leave(PeopleImportPreview.Answer done)
    {
        if (done.Newcomers.Count == 0)
        {
            base.Leave(done);
            return;
        }

        slips = [.. done.Newcomers.Zip(press.Made, (person, slip) => new Slips.One(person.Name, person.Unit, slip.Account, slip.OneTime))];
    }
}
