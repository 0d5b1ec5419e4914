using CleanAgency.Core.Notices;
using CleanAgency.Core.Notices.Post;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Ui;

namespace CleanAgency.Web.Notices.Post;

public sealed partial class TermsPage(Messages messages, ToastBox toasts)
{
    private OwnTerms.Answer? answer;
    private Dictionary<NoticeKind, LetterMode> modes = [];
    private string? mail;
    private TimeOnly from;
    private TimeOnly until;
    private string? refusal;
    private string? mailError;
    private bool busy;

    protected override async Task OnInitializedAsync()
    {
        var outcome = await messages.Send(new OwnTerms());
        (answer, refusal) = (outcome.Answer, outcome.Refusal);
        if (answer is not null)
        {
            (mail, from, until) = (answer.Mail, answer.Quiet.From, answer.Quiet.Until);
            modes = answer.Kinds.Where(line => line.Mode is not null).ToDictionary(line => line.Kind, line => line.Mode!.Value);
        }
    }

    private void Choose(NoticeKind kind, string? word)
    {
        modes.Remove(kind);
        if (Enum.TryParse<LetterMode>(word, out var mode))
        {
            modes[kind] = mode;
        }
    }

    private async Task Save()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        var outcome = await messages.Send(new SetOwnTerms(mail, new(from, until), modes));
        busy = false;
        // A wrong address is the business's answer, but it belongs to its field.
        mailError = outcome.Code == "Notices.MailForm" ? outcome.Refusal : outcome.Errors.GetValueOrDefault("Mail");
        refusal = mailError is null ? outcome.Refusal : null;
        if (outcome.Done)
        {
            toasts.Show(T["Done.Terms"]);
        }
    }
}
