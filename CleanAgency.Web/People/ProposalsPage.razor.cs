using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.People;

public sealed partial class ProposalsPage(Messages messages, NavigationManager navigation, ToastBox toasts) : AskingPage<RoleProposals.Answer>(messages)
{
    private readonly Messages messages = messages;
    private readonly HashSet<Guid> chosen = [];
    private string? refusal;
    private string reason = "";
    private bool declining;
    private bool busy;

    [SupplyParameterFromQuery] public string? Page { get; set; }

    protected override Query<RoleProposals.Answer> Question => new RoleProposals(AddressWord.Number(Page) ?? 1);

    // What others have decided meanwhile is chosen no more.
    private IReadOnlyList<Guid> Chosen => [.. (Answer?.Grantable ?? []).Concat(Answer?.Blocked ?? []).Where(chosen.Contains)];

    private int Grantable => Answer?.Grantable.Count(chosen.Contains) ?? 0;

    private bool All => Answer is { Grantable.Count: > 0 } && Grantable == Answer.Grantable.Count;

    private string AddressOf(int number) => navigation.GetUriWithQueryParameter("page", number > 1 ? number : (int?)null);

    private void Choose(Guid proposal, bool on)
    {
        if (!on)
        {
            chosen.Remove(proposal);
        }
        else
        {
            chosen.Add(proposal);
        }
    }

    private void ChooseAll(ChangeEventArgs change)
    {
        foreach (var proposal in Answer!.Grantable)
        {
            Choose(proposal, change.Value is true);
        }
    }

    private async Task Confirm()
    {
        if (busy || Grantable == 0)
        {
            return;
        }

        busy = true;
        var outcome = await messages.Send(new ConfirmRoles([.. Answer!.Grantable.Where(chosen.Contains)]), Guid.CreateVersion7());
        (busy, refusal) = (false, outcome.Refusal);
        if (outcome.Answer is { } done)
        {
            chosen.Clear();
            toasts.Show(done.Left == 0 ? T["Proposals.Confirmed", done.Granted] : T["Proposals.ConfirmedSome", done.Granted, done.Left]);
        }
    }

    private void AskWhy() => declining = Chosen.Count > 0;

    private void Close() => (declining, reason) = (false, "");

    private Task<Outcome<MediatR.Unit>> Decline() => messages.Send(new DeclineRoles(Chosen, reason), Guid.CreateVersion7());
}
