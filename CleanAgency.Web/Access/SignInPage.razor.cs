using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Operation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Access;

public sealed partial class SignInPage(Courier courier, NavigationManager navigation, DemoMode demo)
{
    private string? refusal;

    [CascadingParameter] public required HttpContext Context { get; set; }

    [SupplyParameterFromForm(Name = "username")] public string? Username { get; set; }

    [SupplyParameterFromForm(Name = "password")] public string? Password { get; set; }

    [SupplyParameterFromQuery] public string? ReturnUrl { get; set; }

    /// <summary>Whose turn it is on this tablet.</summary>
    [SupplyParameterFromQuery] public string? Next { get; set; }

    [SupplyParameterFromQuery] public bool Ended { get; set; }

    [SupplyParameterFromQuery] public bool Changed { get; set; }

    private DemoMode Demo => demo;

    protected override async Task OnInitializedAsync()
    {
        if (HttpMethods.IsGet(Context.Request.Method) && (await courier.Send(new SetUpNeeded(), Callers.Of(Context))).Answer)
        {
            navigation.NavigateTo("/setup");
        }
    }

    private async Task Enter()
    {
        var from = Callers.From(Context);
        var asked = await courier.Send(new SignIn(Username ?? "", new Secret(Password ?? ""), from), Caller.Stranger(from));
        if (asked.Answer is not { State: SignInState.Welcome } welcome)
        {
            refusal = asked.Answer is { } no ? Why(no) : asked.Refusal;
            return;
        }

        await Context.SignInAsync(Callers.Principal(welcome, CookieAuthenticationDefaults.AuthenticationScheme));
        if (welcome.Language is { } language)
        {
            AccessEndpoints.KeepLanguage(Context, language);
        }

        navigation.NavigateTo(welcome.MustChangePassword ? "/password" : LocalAddress.Or(ReturnUrl, "/"));
    }

    private string Why(SignIn.Answer no) => no.State switch
    {
        SignInState.Wrong when no.TriesLeft <= 3 => T["Wrong.Left", no.TriesLeft],
        SignInState.Wrong => T["Wrong"],
        SignInState.LockedOut => T["LockedOut"],
        _ => T["Disabled"],
    };
}
