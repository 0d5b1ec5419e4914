using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Operation;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Access;

public sealed partial class SetUpPage(Courier courier, FirstStart start)
{
    // What the form's rules call a field, and its name on the page.
    private static readonly Dictionary<string, string> Fields = new()
    {
        ["SystemAdmin.Account"] = "system-account",
        ["SystemAdmin.Name"] = "system-name",
        ["SystemAdmin.Password"] = "system-password",
        ["SecurityAdmin.Account"] = "security-account",
        ["SecurityAdmin.Name"] = "security-name",
        ["Auditor.Account"] = "audit-account",
        ["Auditor.Name"] = "audit-name",
    };

    private readonly Dictionary<string, string> wrong = [];
    private string? refusal;
    private SetUp? made;
    private bool needed;

    [CascadingParameter] public required HttpContext Context { get; set; }

    [SupplyParameterFromForm(Name = "code")] public string? Code { get; set; }

    [SupplyParameterFromForm(Name = "system-account")] public string? SystemAccount { get; set; }

    [SupplyParameterFromForm(Name = "system-name")] public string? SystemName { get; set; }

    [SupplyParameterFromForm(Name = "system-password")] public string? SystemPassword { get; set; }

    [SupplyParameterFromForm(Name = "system-again")] public string? SystemAgain { get; set; }

    [SupplyParameterFromForm(Name = "security-account")] public string? SecurityAccount { get; set; }

    [SupplyParameterFromForm(Name = "security-name")] public string? SecurityName { get; set; }

    [SupplyParameterFromForm(Name = "audit-account")] public string? AuditAccount { get; set; }

    [SupplyParameterFromForm(Name = "audit-name")] public string? AuditName { get; set; }

    protected override async Task OnInitializedAsync()
    {
        needed = (await courier.Send(new SetUpNeeded(), Callers.Of(Context))).Answer;
        if (!needed)
        {
            // The general page of lost addresses is for who has signed in; here it says the same at the door.
            // Set only as the answer leaves: Blazor writes no body for a 404 of its own.
            Context.Response.OnStarting(() =>
            {
                Context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }
    }

    // "安全管理员　账号：…": the same word stands three times on the page.
    private string Sentence(string field, string why) =>
        field.Split('-') is [var part, var word] ? T["SetUp.In", T[$"SetUp.{part}"].Value, T[$"SetUp.{word}"].Value, why] : why;

    private string? ErrorOf(string field) => wrong.GetValueOrDefault(field);

    private async Task Make()
    {
        if (!start.Opens(Code))
        {
            // Before the code is right nothing else is answered.
            wrong["code"] = start.TriesLeft > 0 ? T["SetUp.WrongCode", start.TriesLeft] : T["SetUp.CodeEnded"];
            return;
        }

        if (SystemPassword != SystemAgain)
        {
            wrong["system-again"] = T["NotTheSame"];
        }

        var command = new SetUp(
            Account(SystemAccount, SystemName, new(SystemPassword ?? "")), Account(SecurityAccount, SecurityName, PasswordRule.OneTime()), Account(AuditAccount, AuditName, PasswordRule.OneTime()));
        if (wrong.Count == 0)
        {
            await Send(command);
        }
    }

    private async Task Send(SetUp command)
    {
        var outcome = await courier.SendAsMachine(command, "setup", Permission.SetUp);
        // In the order of the page, as the summary on top lists them.
        foreach (var (rule, field) in Fields.Where(f => outcome.Errors.ContainsKey(f.Key)))
        {
            wrong[field] = outcome.Errors[rule];
        }

        refusal = wrong.Count > 0 ? null : outcome.Refusal;
        if (outcome.Done)
        {
            made = command;
            start.End();
        }
    }

    private static FirstAccount Account(string? account, string? name, Secret password) => new((account ?? "").Trim(), (name ?? "").Trim(), password);
}
