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
    // Few at a time, so that the bar moves.
    private const int Portion = 10;

    private readonly Dictionary<string, MakeSlips.Slip> made = [];
    private IReadOnlyList<Slips.One>? slips;
    private bool left;

    protected override string List => "people";

    private IEnumerable<string> WithoutSlip => Answer!.Newcomers.Select(n => n.Account).Where(account => !made.ContainsKey(account));

    private string Ready => Words.Facts(
        T["Preview.Ready", Answer!.Counts[VerdictKind.New], Answer.Counts[VerdictKind.Changed]],
        Answer.Proposals > 0 ? T["Preview.Proposals", Answer.Proposals] : "",
        Answer.Newcomers.Count > 0 ? T["Preview.Slips", Answer.Newcomers.Count] : "");

    public void Dispose() => left = true;

    protected override Task OnParametersSetAsync() => slips is null && !Busy ? base.OnParametersSetAsync() : Task.CompletedTask;

    protected override Query<PeopleImportPreview.Answer> Question(int page) => new PeopleImportPreview(Id, Kind, page);

    protected override Command Import(string fingerprint) => new ImportPeople(Id, fingerprint, new(made.ToDictionary(slip => slip.Key, slip => slip.Value.Hash)));

    protected override string Written(PeopleImportPreview.Answer done) => T["Preview.Written", done.Counts[VerdictKind.New], done.Counts[VerdictKind.Changed]];

    // Slips are made before the command: hashing is slow on purpose, and no writer waits for it.
    protected override async Task<bool> Prepare(PeopleImportPreview.Answer confirmed)
    {
        foreach (var portion in WithoutSlip.Chunk(Portion).ToList())
        {
            var more = await Messages.Send(new MakeSlips(portion));
            if (left || more.Answer is null)
            {
                Refusal = more.Refusal;
                return false;
            }

            foreach (var slip in more.Answer)
            {
                made[slip.Account] = slip;
            }

            StateHasChanged();
        }

        return true;
    }

    protected override void Leave(PeopleImportPreview.Answer done)
    {
        if (done.Newcomers.Count == 0)
        {
            base.Leave(done);
            return;
        }

        slips = [.. done.Newcomers.Select(person => new Slips.One(person.Name, person.Unit, person.Account, made[person.Account].OneTime))];
    }
}
