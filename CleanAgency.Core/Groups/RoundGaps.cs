using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

/// <summary>What can be missing while groups are formed.</summary>
public enum GapKind
{
    NoGroups,
    TooLittleRoom,
    WithoutLeader,
    Locked,
    WithoutRole,
    Undeclared,
}

/// <summary>What the groups of a round still lack, in the order in which one would mend it.</summary>
[Needs(Permission.SeeRounds)]
public sealed record RoundGaps(Guid RoundId) : Query<IReadOnlyList<RoundGaps.Gap>>, IAbout<Round>
{
    Guid IAbout<Round>.RowId => RoundId;

    public sealed record Gap(GapKind Kind, TextCode Said)
    {
        /// <summary>Nothing can be announced with it; of the others somebody may say why they have to wait.</summary>
        public bool Stops => Kind is GapKind.NoGroups or GapKind.TooLittleRoom or GapKind.WithoutLeader;

        public ExplanationLine Line => new(Said.Code, default, [.. Said.Arguments.Select(argument => argument!)]);
    }
}

internal sealed class RoundGapsHandler(IAppDb db) : IRequestHandler<RoundGaps, IReadOnlyList<RoundGaps.Gap>>
{
    public async Task<IReadOnlyList<RoundGaps.Gap>> Handle(RoundGaps query, CancellationToken ct) =>
        await db.GapsOf(await db.Set<Round>().AsNoTracking().Include(r => r.Units).FindOrRefuse(query.RoundId, ct), ct);
}

internal static class Gaps
{
    private const int MostNames = 8;

    public static async Task<IReadOnlyList<RoundGaps.Gap>> GapsOf(this IAppDb db, Round round, CancellationToken ct)
    {
        var room = await db.Set<SupervisionGroup>().Where(g => g.RoundId == round.Id).Select(g => g.Capacity).ToListAsync(ct);
        if (room.Count == 0)
        {
            return [new(GapKind.NoGroups, new("Groups.Gap.NoGroups"))];
        }

        var members = db.Set<Person>().Where(p => db.MembersNow(round.Id).Any(m => m.PersonId == p.Id));
        List<RoundGaps.Gap> gaps = room.Sum() < round.Units.Count ? [new(GapKind.TooLittleRoom, new("Groups.Gap.TooLittleRoom", room.Count, room.Sum(), round.Units.Count))] : [];
        gaps.AddRange(Named(GapKind.WithoutLeader, await db.Leaderless(round.Id).OrderBy(g => g.Number).Select(g => g.Name).ToListAsync(ct)));
        gaps.AddRange(await People(GapKind.Locked, members.Where(p => p.Locked), ct));
        gaps.AddRange(await People(GapKind.WithoutRole, members.WithoutRole(), ct));
        gaps.AddRange(await People(GapKind.Undeclared, members.Where(p => !db.Set<Declaration>().Any(d => d.RoundId == round.Id && d.PersonId == p.Id)), ct));
        return gaps;
    }

    /// <summary>Who was put into a group and cannot work yet: only the security administrator grants roles.</summary>
    public static IQueryable<Person> WithoutRole(this IQueryable<Person> people) => people.Where(p => !p.Grants.Any(g => g.Role == Role.Inspector && g.Until == null));

    public static TextCode Said(GapKind kind, List<string> names) => new($"Groups.Gap.{kind}", names.Count, Some(names));

    // A leader whose account is locked leads nobody.
    private static IQueryable<SupervisionGroup> Leaderless(this IAppDb db, Guid roundId) =>
        db.Set<SupervisionGroup>().Where(g => g.RoundId == roundId && !g.Members.Any(m => m.Until == null && m.Post == GroupPost.Leader && db.Set<Person>().Any(p => p.Id == m.PersonId && !p.Locked)));

    // All of them stand where the gap is mended.
    private static string Some(List<string> names) =>
        string.Join(RuleTexts.Say("Groups.And"), names.Take(MostNames)) + (names.Count > MostNames ? RuleTexts.Say("Groups.AndOthers") : "");

    private static async Task<IReadOnlyList<RoundGaps.Gap>> People(GapKind kind, IQueryable<Person> people, CancellationToken ct) =>
        Named(kind, await people.OrderBy(p => p.Account).Select(p => p.Name).ToListAsync(ct));

    private static IReadOnlyList<RoundGaps.Gap> Named(GapKind kind, List<string> names) => names.Count == 0 ? [] : [new(kind, Said(kind, names))];
}
