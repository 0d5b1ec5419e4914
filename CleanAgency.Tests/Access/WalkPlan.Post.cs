using CleanAgency.Core.Notices;
using CleanAgency.Core.Notices.Post;

namespace CleanAgency.Tests.Access;

internal static partial class WalkPlan
{
    private static readonly ChannelContent WayOut = new("通道", "https://127.0.0.1:1/send", DeliveryPromise.AtMostOnce);

    private static readonly Dictionary<Type, Func<Guid, object>> OfPost = new()
    {
        [typeof(ChannelList)] = _ => new ChannelList(),
        [typeof(SealKey)] = _ => new SealKey(new("key")),
        [typeof(AddChannel)] = _ => new AddChannel(ChannelKind.WeCom, WayOut, new("key"), null),
        [typeof(EditChannel)] = _ => new EditChannel(Guid.NewGuid(), WayOut, null, null, 1),
        [typeof(SwitchChannel)] = _ => new SwitchChannel(Guid.NewGuid(), true),
        [typeof(TryChannel)] = _ => new TryChannel(Guid.NewGuid()),
        [typeof(SetLinkBase)] = _ => new SetLinkBase("https://agency.example.org"),
        [typeof(Outbox)] = _ => new Outbox(null, null, 1, 10),
        [typeof(ResendDead)] = _ => new ResendDead(Guid.NewGuid()),
        [typeof(ResendLetter)] = _ => new ResendLetter(Guid.NewGuid()),
        [typeof(DropLetter)] = _ => new DropLetter(Guid.NewGuid()),
        [typeof(TidyLetters)] = _ => new TidyLetters(),
        [typeof(OwnTerms)] = _ => new OwnTerms(),
        [typeof(SetOwnTerms)] = _ => new SetOwnTerms(null, QuietHours.Usual, new Dictionary<NoticeKind, LetterMode>()),
    };
}
