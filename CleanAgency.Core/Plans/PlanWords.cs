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
    public UnitName Unit(Guid id) => units[id];

    public string Group(Guid id) => groups[id];

    /// <summary>One broken or binding rule as a whole sentence.</summary>
    public string Say(HardRule rule) => rule switch
    {
        ConflictRule r => RuleTexts.Say("Plans.Rule.Conflict", groups[r.Group], units[r.Unit].Brief, string.Join(RuleTexts.Say("Plans.And"), Reasons(r.Unit, r.Group))),
        PinRule r => RuleTexts.Say("Plans.Rule.Pin", units[r.Unit].Brief, groups[r.Group]),
        ExcludedRule r => RuleTexts.Say("Plans.Rule.Excluded", groups[r.Group], units[r.Unit].Brief),
        RepeatRule r => RuleTexts.Say("Plans.Rule.Repeat", units[r.Unit].Brief, groups[r.Group]),
        CapacityRule r => RuleTexts.Say("Plans.Rule.Capacity", groups[r.Group], r.Capacity),
        CoverageRule r => RuleTexts.Say("Plans.Rule.Coverage", units[r.Unit].Brief),
        MutualRule r => RuleTexts.Say("Plans.Rule.Mutual", units[r.Unit].Brief, units[r.OtherUnit].Brief),
        AnchorRule r => RuleTexts.Say("Plans.Rule.Anchor", units[r.Unit].Brief, groups[r.SecondGroup]),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    public string Say(Remedy remedy) => remedy switch
    {
        ReplaceMembers r => RuleTexts.Say("Plans.Remedy.Replace", groups[r.Group], units[r.Unit].Brief, string.Join(RuleTexts.Say("Plans.Comma"), r.Persons.Select(p => people[p]))),
        AllowRepeat r => RuleTexts.Say("Plans.Remedy.Repeat", groups[r.Group], units[r.Unit].Brief),
        TakeOutPin r => RuleTexts.Say("Plans.Remedy.Pin", units[r.Unit].Brief, groups[r.Group]),
        LiftExclusion r => RuleTexts.Say("Plans.Remedy.Exclusion", groups[r.Group], units[r.Unit].Brief),
        RaiseCapacity r => RuleTexts.Say("Plans.Remedy.Capacity", groups[r.Group], r.By),
        _ => throw new ArgumentOutOfRangeException(nameof(remedy)),
    };

    /// <summary>Why this group has to step back from this unit: a person, a date, a rule.</summary>
    public IReadOnlyList<string> Reasons(Guid unit, Guid group) =>
        [.. at.Recusals.Of(group, unit).Select(r => r.Say(people[r.PersonId], at.Round.From, reader.MayRead(r)).ToString()).Distinct()];

    /// <summary>What a move does to the soft goals: only what changes, or that nothing does.</summary>
    public static string Say(PlanChange change)
    {
        var (before, after) = (change.Before, change.After);
        string[] said =
        [
            .. Part("Headcount", before.HeadSpread, after.HeadSpread),
            .. Part("Units", before.UnitSpread, after.UnitSpread),
            .. Part("Category", before.CategoryDeviation, after.CategoryDeviation),
            .. Part("Mutual", before.MutualPairs, after.MutualPairs),
            .. Part("Area", before.LoneInArea, after.LoneInArea),
            .. Part("Repeats", before.Repeats, after.Repeats),
        ];
        return said.Length == 0 ? RuleTexts.Say("Plans.Cost.Same") : string.Join(RuleTexts.Say("Plans.Comma"), said);
    }

    private static IEnumerable<string> Part(string goal, int before, int after) => before == after ? [] : [RuleTexts.Say($"Plans.Cost.{goal}", before, after)];
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
