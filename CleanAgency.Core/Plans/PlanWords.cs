using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Groups.Assigning;
using CleanAgency.Core.People;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Plans;

/// <summary>The short name is for boards, the whole one for documents.</summary>
public sealed record UnitName(string Code, string Name, string Brief);

/// <summary>Rules and costs of a round in words, for one reader: what was confided is only said to those who may know it.</summary>
internal sealed class PlanWords(RoundProblem at, Actor reader, Dictionary<Guid, UnitName> units, Dictionary<Guid, string> groups, Dictionary<Guid, string> people)
{
    private AssignmentWords Words => new(new(unit => units[unit].Brief, group => groups[group], rule => string.Join(RuleTexts.Say("Plans.And"), Reasons(rule.Unit, rule.Group))));

    public UnitName Unit(Guid id) => units[id];

    public string Group(Guid id) => groups[id];

    public string Say(HardRule rule) => Words.Of(rule).ToString();

    public string Say(Remedy remedy) => Words.Of(remedy).ToString();

    /// <summary>Why this group has to step back from this unit: a person, a date, a rule.</summary>
    public IReadOnlyList<string> Reasons(Guid unit, Guid group) =>
        [.. at.Recusals.Of(group, unit).Select(r => r.Say(people[r.PersonId], at.Round.From, reader.MayRead(r)).ToString()).Distinct()];

    /// <summary>What a move does to the soft goals: only what changes, or that nothing does.</summary>
    public static string Say(PlanChange change) =>
        string.Join(RuleTexts.Say("Plans.Comma"), AssignmentWords.Differences(change)) is { Length: > 0 } said ? said : RuleTexts.Say("Plans.SameAsBefore");
}

internal static class PlanWordsReader
{
    public static async Task<PlanWords> WordsOf(this IAppDb db, RoundProblem at, Actor reader, CancellationToken ct)
    {
        var ids = at.Problem.Units.Select(u => u.Id).ToList();
        var units = await db.Set<SupervisedUnit>().Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.Code, u.Name, u.ShortName }).ToListAsync(ct);
        var people = await (
            from grp in db.Set<SupervisionGroup>()
            where grp.RoundId == at.Round.Id
            from member in grp.Members
            join person in db.Set<Person>() on member.PersonId equals person.Id
            select new { person.Id, person.Name }).Distinct().ToListAsync(ct);
        return new(
            at,
            reader,
            units.ToDictionary(u => u.Id, u => new UnitName(u.Code, u.Name, u.ShortName.Length > 0 ? u.ShortName : u.Name)),
            await db.Set<SupervisionGroup>().Where(g => g.RoundId == at.Round.Id).ToDictionaryAsync(g => g.Id, g => g.Name, ct),
            people.ToDictionary(p => p.Id, p => p.Name));
    }
}
