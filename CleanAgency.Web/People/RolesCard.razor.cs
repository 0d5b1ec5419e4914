using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;
using Nothing = MediatR.Unit;

namespace CleanAgency.Web.People;

public sealed partial class RolesCard(Messages messages)
{
    private IReadOnlyList<RoleChoices.Choice> choices = [];
    private Role? wanted;
    private Role? withdrawing;
    private bool granting;

    [Parameter, EditorRequired] public required PersonFile.File File { get; set; }

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    private bool MayGrant => Me.Has(Permission.GrantRoles);

    private bool Self => Me.PersonId == File.Id;

    private string Withdrawing => withdrawing is { } role ? RuleTexts.Name("Access", role) : "";

    private IReadOnlyList<Option<Role?>> Offered =>
        [.. choices.Where(c => !c.Held).Select(c => new Option<Role?>(c.Role, RuleTexts.Name("Access", c.Role)) { Note = c.WhyNot, Disabled = c.WhyNot is not null })];

    // The file is asked again on every change of the person, and what may be granted follows it.
    protected override async Task OnParametersSetAsync() =>
        choices = MayGrant ? (await messages.Send(new RoleChoices(File.Id))).Answer ?? [] : [];

    private async Task<Outcome<Nothing>> Grant() => wanted is { } role
        ? await messages.Send(new GrantRole(File.Id, role))
        : new() { Code = "People.NoRole", Refusal = T["Grant.None"] };

    private Task<Outcome<Nothing>> Withdraw() => messages.Send(new WithdrawRole(File.Id, withdrawing!.Value));

    private void Close() => (granting, wanted, withdrawing) = (false, null, null);
}
