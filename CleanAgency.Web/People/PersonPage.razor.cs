using CleanAgency.Core.Access;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;
using Nothing = MediatR.Unit;

namespace CleanAgency.Web.People;

public sealed partial class PersonPage(Messages messages, ToastBox toasts)
{
    private PersonFile.File? file;
    private string? refusal;
    private string reason = "";
    private Act open;

    private enum Act
    {
        None,
        Transfer,
        Reset,
        SignOut,
        Lock,
    }

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    protected override Task OnParametersSetAsync() => Load();

    private async Task Load()
    {
        var outcome = await messages.Send(new PersonFile(Id));
        (file, refusal) = (outcome.Answer ?? file, outcome.Refusal);
    }

    private void Close() => (open, reason) = (Act.None, "");

    private Task<Outcome<Nothing>> SignOut() => messages.Send(new SignOutEverywhere(Id));

    private Task<Outcome<Nothing>> Lock() => messages.Send(new LockPerson(Id, reason));

    // Both give back what was there before, and either can be undone by the same hand: no dialog.
    private Task Unlock() => Now(new UnlockPerson(Id), T["Unlock.Done", file!.Name]);

    private Task Lift() => Now(new LiftLockOut(Id), T["Lift.Done", file!.Name]);

    private async Task Now(AboutPerson command, string done)
    {
        var outcome = await messages.Send(command);
        refusal = outcome.Refusal;
        if (outcome.Done)
        {
            toasts.Show(done);
        }
    }
}
