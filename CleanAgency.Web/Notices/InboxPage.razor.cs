using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Notices;

public sealed partial class InboxPage(Messages messages) : AskingPage<Inbox.Sheet>(messages)
{
    private readonly Messages messages = messages;
    private string? refusal;

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    [SupplyParameterFromQuery(Name = "over")] public bool Over { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public int? Page { get; set; }

    protected override Query<Inbox.Sheet> Question => new Inbox(Over, Number);

    private int Number => Math.Max(1, Page ?? 1);

    private string Address(int number) => $"notices?over={Over}&page={number}";

    private async Task ReadAll()
    {
        refusal = (await messages.Send(new ReadNotices())).Refusal;
        await Ask();
    }
}
