using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.People;

public sealed partial class InviteDialog(Messages messages, Clock clock)
{
    private readonly string form = $"i{Guid.NewGuid():n}";
    private Draft draft = null!;
    private IReadOnlyDictionary<string, string> errors = new Dictionary<string, string>();
    private string? refusal;
    private FirstAccount? slip;
    private bool busy;

    [Parameter, EditorRequired] public bool Open { get; set; }

    [Parameter, EditorRequired] public EventCallback Closed { get; set; }

    protected override void OnInitialized() => Clear();

    private string? ErrorOf(string field) => errors.GetValueOrDefault(field);

    private async Task Send()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        var outcome = await messages.Send(
            new InvitePerson(draft.Account, draft.Name, draft.UnitId, draft.Title, draft.Since ?? clock.Today, draft.OneTime), draft.Id);
        busy = false;
        // A taken account is the business's answer, but it belongs to its field like the form's own.
        errors = outcome.Code == "Access.AccountTaken" ? new Dictionary<string, string> { ["Account"] = outcome.Refusal! } : outcome.Errors;
        refusal = errors.Count > 0 ? null : outcome.Refusal;
        slip = outcome.Done ? new(draft.Account.Trim(), draft.Name.Trim(), draft.OneTime) : null;
    }

    private Task Close()
    {
        Clear();
        return Closed.InvokeAsync();
    }

    private void Clear() => (draft, errors, refusal, slip, busy) = (new() { Since = clock.Today }, new Dictionary<string, string>(), null, null, false);

    /// <summary>One id and one password a draft: sent again after a lost answer it is the same invitation and the same slip.</summary>
    private sealed class Draft
    {
        public Guid Id { get; } = Guid.CreateVersion7();

        public Secret OneTime { get; } = PasswordRule.OneTime();

        public string Account { get; set; } = "";

        public string Name { get; set; } = "";

        public Guid? UnitId { get; set; }

        public string Title { get; set; } = "";

        public DateOnly? Since { get; set; }
    }
}
