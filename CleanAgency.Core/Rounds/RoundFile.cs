using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Rounds;

/// <summary>One round whole: what stands, and what is missing before the next step.</summary>
[Needs(Permission.SeeRounds)]
public sealed record RoundFile(Guid RoundId) : Query<RoundFile.File>, IAbout<Round>
{
    Guid IAbout<Round>.RowId => RoundId;

    public sealed record Category(string Name, int Units);

    public sealed record Other(Guid Id, string Code, string Name);

    /// <param name="Missing">By code, so that the screen can lead to the place where it is mended.</param>
    /// <param name="Earlier">The rounds that can be named as the one before.</param>
    public sealed record File(
        Guid Id, int Version, string Code, RoundProfile Profile, RoundState State, Guid? SchemeId, Guid? PreviousId, DateTime? GroupingSince, DateTime? AnnouncedAt,
        IReadOnlyDictionary<string, FieldMark> Marks, RoundPolicy Policy, IReadOnlyList<Category> Categories, IReadOnlyList<RuleBroken> Missing, IReadOnlyList<Other> Earlier)
    {
        public int Units => Categories.Sum(c => c.Units);
    }
}

internal sealed class RoundFileHandler(IAppDb db, Rows<Round> rows) : IRequestHandler<RoundFile, RoundFile.File>
{
    public async Task<RoundFile.File> Handle(RoundFile query, CancellationToken ct)
    {
        var round = await rows.Visible.AsNoTracking().Include(r => r.Units).FindOrRefuse(query.RoundId, ct);
        var earlier = await rows.Visible.Before(round.From).Select(r => new RoundFile.Other(r.Id, r.Code, r.Name)).ToListAsync(ct);
        return new(
            round.Id, round.Version, round.Code, round.Profile, round.State, round.SchemeId, round.PreviousId, round.GroupingSince, round.AnnouncedAt,
            round.Marks.All, await db.PolicyOf(round, ct),
            [.. round.Units.GroupBy(u => u.Category).OrderByDescending(c => c.Count()).Select(c => new RoundFile.Category(c.Key, c.Count()))],
            round.State == RoundState.Preparing ? [.. round.WhyNotGroup()] : [], earlier);
    }
}
