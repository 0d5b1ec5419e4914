using CleanAgency.Core.Common;
using CleanAgency.Core.Notices.Post;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Notices.Post;

public sealed partial class ChannelsPage(Messages messages, NavigationManager navigation, ToastBox toasts)
{
    private const int PageSize = 30;
    private ChannelList.Answer? answer;
    private Page<Outbox.Row>? letters;
    private ChannelList.Row? edited;
    private ChannelList.Row? trying;
    private Outbox.Row? again;
    private string? refusal;
    private string link = "";
    private bool editing;
    private bool linking;
    private bool resending;
    private bool urged;

    [SupplyParameterFromQuery] public string? State { get; set; }

    [SupplyParameterFromQuery] public string? Channel { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    private LetterState? Asked => Enum.TryParse<LetterState>(State, out var state) && Enum.IsDefined(state) ? state : null;

    private Guid? AskedChannel => AddressWord.Id(Channel);

    private Page<ChannelList.Row>? Channels => answer is null ? null : new(answer.Channels, answer.Channels.Count, 1, answer.Channels.Count);

    // Of the channel that is looked at, or of all.
    private int Dead => (answer?.Channels ?? []).Where(row => AskedChannel is null || row.Id == AskedChannel).Sum(row => row.Post.Dead);

    protected override Task OnParametersSetAsync() => Load();

    private static IEnumerable<(LetterState State, int Count)> Counts(ChannelList.Post post) =>
        new[] { (LetterState.Waiting, post.Waiting), (LetterState.Uncertain, post.Uncertain), (LetterState.Dead, post.Dead) }.Where(one => one.Item2 > 0);

    private static string LookOf(Outbox.Row row) => row.State switch
    {
        LetterState.Sent => "ok",
        LetterState.Uncertain => "warn",
        LetterState.Dead => "bad",
        LetterState.Waiting when row.Begun => "run",
        _ => "mute",
    };

    private async Task Load()
    {
        var (channels, outbox) = (await messages.Send(new ChannelList()), await messages.Send(new Outbox(Asked, AskedChannel, AddressWord.Number(Page) ?? 1, PageSize)));
        (answer, letters, refusal) = (channels.Answer ?? answer, outbox.Answer ?? letters, channels.Refusal ?? outbox.Refusal);
        if (!linking)
        {
            link = answer?.LinkBase ?? "";
        }
    }

    private string ToWhom(Outbox.Row row) => row.To ?? T["ToGroup"];

    private void Edit(ChannelList.Row? row) => (edited, editing) = (row, true);

    private Task Switch(ChannelList.Row row) => Do(new SwitchChannel(row.Id, !row.On), row.On ? T["Done.Off"] : T["Done.On"]);

    private Task Drop(Outbox.Row row) => Do(new DropLetter(row.Id), T["Done.Drop"]);

    // What certainly did not arrive goes out again at once; what may have arrived, or would arrive in quiet hours, only after that was pointed out.
    private async Task Resend(Outbox.Row row)
    {
        if (row is { State: LetterState.Uncertain } or { QuietUntil: not null })
        {
            (again, urged) = (row, false);
            return;
        }

        await Do(new ResendLetter(row.Id), T["Done.Resend"]);
    }

    private async Task Do(Command act, string done)
    {
        var outcome = await messages.Send(act);
        await Load();
        refusal = outcome.Refusal;
        if (outcome.Done)
        {
            toasts.Show(done);
        }
    }

    private void Go(string? state = null, string? channel = null) => navigation.NavigateTo(AddressOf(state ?? State, channel ?? Channel));

    private string AddressOf(LetterState state, Guid channel) => AddressOf(state.ToString(), channel.ToString());

    private string AddressOf(string? state, string? channel) => navigation.GetUriWithQueryParameters("channels", new Dictionary<string, object?> { ["state"] = Given(state), ["channel"] = Given(channel) });

    private string PageAddress(int page) => navigation.GetUriWithQueryParameter("page", page > 1 ? page : null);

    private static string? Given(string? word) => string.IsNullOrWhiteSpace(word) ? null : word;
}
