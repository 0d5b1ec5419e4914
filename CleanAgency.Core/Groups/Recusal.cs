using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Groups;

/// <summary>One reason why one person may not judge one unit in a round.</summary>
/// <param name="Since">Of the own unit: the first day there. Of a former one: the first day elsewhere.</param>
public sealed record Recusal(Guid PersonId, Guid UnitId, ConflictKind Kind, ConflictSource Source, DateOnly Since, DateOnly? Until = null, string Ground = "", Guid? ConflictId = null)
{
    /// <summary>What somebody stated is between him and the coordinator; where people serve is known to all.</summary>
    public bool Confided => Source != ConflictSource.Inferred;
}

/// <summary>A posting with the unit above its unit, where that is a station.</summary>
public sealed record Served(Guid PersonId, Guid UnitId, Guid? AboveId, DateOnly From, DateOnly? Until);

/// <summary>The recusal of one round: its period is what years are counted from.</summary>
public sealed record RecusalTerm(DateOnly From, DateOnly To, RecusalPolicy Policy)
{
    public static RecusalTerm Of(Round round, RoundPolicy policy) => new(round.From, round.To, policy.Recusal);
}

/// <summary>Who may not judge which unit, and why: from postings and from what was stated. Pure, so that a transfer counts the moment it is entered.</summary>
public static class RecusalRule
{
    public static IReadOnlyList<Recusal> Of(RecusalTerm term, IEnumerable<Served> postings, IEnumerable<Conflict> stated) =>
    [
        .. postings.SelectMany(posting => FromPosting(term, posting))
            // Who changed his post within a unit has two postings and one reason; the own unit is the stronger one.
            .GroupBy(r => (r.PersonId, r.UnitId)).Select(same => same.OrderBy(r => r.Kind).ThenBy(r => r.Since).First()),
        .. stated.Where(conflict => Holds(term, conflict))
            .Select(c => new Recusal(c.PersonId, c.UnitId, c.Kind, c.Source, c.From, c.Until, c.Ground, c.Id)),
    ];

    /// <summary>Something stands between him and the unit.</summary>
    public static bool Bar(this IEnumerable<Recusal> recusals, Guid person, Guid unit) => recusals.Any(recusal => recusal.PersonId == person && recusal.UnitId == unit);

    private static IEnumerable<Recusal> FromPosting(RecusalTerm term, Served posting)
    {
        if (posting.From > term.To)
        {
            yield break;
        }

        if (posting.Until is { } last && last <= term.To)
        {
            // Left exactly so many years before the round begins: still too fresh.
            if (last.AddYears(term.Policy.FormerYears) >= term.From)
            {
                yield return new(posting.PersonId, posting.UnitId, ConflictKind.FormerUnit, ConflictSource.Inferred, last.AddDays(1));
            }

            yield break;
        }

        yield return new(posting.PersonId, posting.UnitId, ConflictKind.OwnUnit, ConflictSource.Inferred, posting.From);
        if (posting.AboveId is { } above && term.Policy.Superior)
        {
            yield return new(posting.PersonId, above, ConflictKind.Superior, ConflictSource.Inferred, posting.From);
        }
    }

    private static bool Holds(RecusalTerm term, Conflict conflict) =>
        conflict.From <= term.To && (conflict.Until is null || conflict.Until >= term.From)
        && (conflict.WithdrawnAt is not { } at || Clock.DateOf(at) > term.To)
        && conflict.Kind switch
        {
            ConflictKind.Kin => term.Policy.Kin,
            ConflictKind.Superior => term.Policy.Superior,
            _ => true,
        };
}
