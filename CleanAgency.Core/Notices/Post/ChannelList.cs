using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Post;

/// <summary>The ways out of the house and how the post on each stands. Of a key it says only that there is one.</summary>
[Needs(Permission.ManageChannels)]
[EveryRow("channels are the house's own, and the same for everyone who sets them up")]
public sealed record ChannelList : Query<ChannelList.Answer>
{
    public sealed record Answer(IReadOnlyList<Row> Channels, string? LinkBase);

    public sealed record Row(Guid Id, ChannelKind Kind, ChannelContent Content, bool On, bool HasKey, bool HasSignature, int Version, Post Post);

    /// <param name="Failed">What came of the last attempt, where it was not delivered and nothing was since.</param>
    public sealed record Post(int Waiting, int Uncertain, int Dead, DateTime? LastSent, string? Failed);
}

internal sealed class ChannelListHandler(IAppDb db) : IRequestHandler<ChannelList, ChannelList.Answer>
{
    public async Task<ChannelList.Answer> Handle(ChannelList query, CancellationToken ct)
    {
        var letters = db.Set<Letter>();
        var channels = await db.Set<Channel>().AsNoTracking().OrderBy(c => c.Kind).ThenBy(c => c.Name).ToListAsync(ct);
        var counts = (await letters.Where(l => l.State == LetterState.Waiting || l.State == LetterState.Uncertain || l.State == LetterState.Dead)
            .GroupBy(l => new { l.ChannelId, l.State }).Select(g => new { g.Key.ChannelId, g.Key.State, Count = g.Count() }).ToListAsync(ct)).ToLookup(g => g.ChannelId);
        List<ChannelList.Row> rows = [];
        foreach (var channel in channels)
        {
            int Of(LetterState state) => counts[channel.Id].Where(g => g.State == state).Sum(g => g.Count);
            var last = await letters.Where(l => l.ChannelId == channel.Id && l.TriedAt != null).OrderByDescending(l => l.TriedAt).Select(l => new { l.State, l.Answer }).FirstOrDefaultAsync(ct);
            var sent = await letters.Where(l => l.ChannelId == channel.Id && l.State == LetterState.Sent).MaxAsync(l => l.EndedAt, ct);
            rows.Add(new(
                channel.Id, channel.Kind, new(channel.Name, channel.Address, channel.Promise, channel.From, channel.User), channel.On, channel.Key is not null, channel.Signature is not null, channel.Version,
                new(Of(LetterState.Waiting), Of(LetterState.Uncertain), Of(LetterState.Dead), sent, last is { State: not LetterState.Sent } ? last.Answer : null)));
        }

        return new(rows, await db.Set<LinkBase>().Select(one => one.Address).SingleOrDefaultAsync(ct));
    }
}
