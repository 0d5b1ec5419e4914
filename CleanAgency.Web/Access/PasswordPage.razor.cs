using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Access;

public sealed partial class PasswordPage(Courier courier, NavigationManager navigation)
{
    private string? refusal;
    private bool first;

    [CascadingParameter] public required HttpContext Context { get; set; }

    [SupplyParameterFromForm(Name = "current")] public string? Current { get; set; }

    [SupplyParameterFromForm(Name = "next")] public string? Next { get; set; }

    [SupplyParameterFromForm(Name = "again")] public string? Again { get; set; }

    protected override async Task OnInitializedAsync() =>
        first = (await courier.Send(new MyStanding(), Callers.Of(Context))).Answer is { MustChangePassword: true };

    private async Task Change()
    {
        if (Next != Again)
        {
            refusal = T["NotTheSame"];
            return;
        }

        var outcome = await courier.Send(new ChangePassword(new Secret(Current ?? ""), new Secret(Next ?? "")), Callers.Of(Context), Guid.CreateVersion7());
        if (!outcome.Done)
        {
            refusal = outcome.Refusal;
            return;
        }

        // The new stamp has ended every session, this one too: in again with the new password, which proves that it is known.
        await Context.SignOutAsync();
        navigation.NavigateTo("/sign-in?changed=true");
    }
}
