using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Visits;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.People;
using Microsoft.AspNetCore.Components;
using Nothing = MediatR.Unit;

namespace CleanAgency.Web.Visits;

/// <summary>The notice of one visit; without an id the one of the reader's own unit.</summary>
public sealed partial class NoticePage(Messages messages, Clock clock)
{
    private VisitNotice.Notice? notice;
    private string? refusal;
    private string answer = "";
    private bool loaded;
    private Act open;

    private enum Act
    {
        None,
        Ask,
        Accept,
        Decline,
    }

    [Parameter] public Guid? Id { get; set; }

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    private bool Quiet => notice is { Waiting: null } && Record.Count == 0;

    /// <summary>What was asked and changed about the date, the latest first.</summary>
    private IReadOnlyList<(string At, string What, string Why)> Record =>
    [
        .. notice!.Moves.Select(m => (m.At, T["Record.Moved", m.From.Said, m.To.Said].Value, m.Reason, m.By))
            .Concat(notice.Requests.Where(r => r.State == RequestState.Declined).Select(r => (r.AnsweredAt!.Value, T["Record.Declined", r.Reason].Value, r.Answer!, r.AnsweredBy!)))
            .OrderByDescending(line => line.Item1).Select(line => (Words.Facts(line.Item4, Words.Moment(line.Item1)), line.Item2, line.Item3)),
    ];

    protected override Task OnParametersSetAsync() => Load();

    private async Task Load()
    {
        if (await Named() is { } id)
        {
            var outcome = await messages.Send(new VisitNotice(id));
            (notice, refusal) = (outcome.Answer ?? notice, outcome.Refusal);
        }
        else
        {
            notice = null;
        }

        loaded = true;
    }

    // An inspector's list may hold others; of them a liaison's own unit has one.
    private async Task<Guid?> Named() =>
        Id ?? (Me.UnitId is { } own ? (await messages.Send(new VisitList(null, new()))).Answer?.Rows.FirstOrDefault(r => r.UnitId == own)?.Id : null);

    private void Close() => (open, answer) = (Act.None, "");

    private Task<Outcome<Nothing>> Accept(VisitSlot slot, string reason) => messages.Send(new AcceptOtherDate(notice!.Id, slot.Date, slot.Half));

    private Task<Outcome<Nothing>> Decline() => messages.Send(new DeclineOtherDate(notice!.Id, answer));
}
