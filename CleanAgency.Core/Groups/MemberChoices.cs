using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

/// <summary>People who fit what was typed, and what taking each of them into a group would cost: the units it may then not judge.</summary>
[Needs(Permission.PlanRounds)]
public sealed record MemberChoices(Guid RoundId, string Search) : Query<MemberChoices.Answer>, IAbout<Round>
{
    public const int Most = 6;

    Guid IAbout<Round>.RowId => RoundId;

    public sealed record Choice(Guid Id, string Name, Guid? UnitId, string? Unit, string Title, string? WhyNot, bool LacksRole, IReadOnlyList<string> Bars);

    public sealed record Answer(IReadOnlyList<Choice> People, int Total);
}

internal sealed class MemberChoicesHandler(IAppDb db) : IRequestHandler<MemberChoices, MemberChoices.Answer>
{
    public async Task<MemberChoices.Answer> Handle(MemberChoices query, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().Include(r => r.Units).FindOrRefuse(query.RoundId, ct);
        var needle = SearchKey.Needle(query.Search);
        var found = db.Set<Person>().AsNoTracking().Where(p => p.SearchKey.Contains(needle) || db.Set<SupervisedUnit>().Any(u => u.Id == p.UnitId && u.SearchKey.Contains(needle)));
        // Inspectors first: the coordinator seldom means anybody else.
        var first = await found.OrderByDescending(p => p.Grants.Any(g => g.Role == Role.Inspector && g.Until == null)).ThenBy(p => p.Account).Take(MemberChoices.Most).ToListAsync(ct);
        var recusals = await db.RecusalsOf(round, [.. first.Select(p => p.Id)], ct);
        var names = await db.Set<SupervisedUnit>().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        List<MemberChoices.Choice> choices = [];
        foreach (var person in first)
        {
            var who = await db.CandidateFor(round.Id, person.Id, ct);
            choices.Add(new(
                person.Id, person.Name, person.UnitId, person.UnitId is { } unit ? names[unit] : null, person.Title, who.WhyNot is { } no ? RuleTexts.Say(no) : null, who.LacksRole,
                [.. recusals.Where(r => r.PersonId == person.Id && round.Units.Any(u => u.UnitId == r.UnitId)).Select(r => names[r.UnitId]).Distinct()]));
        }

        return new(choices, await found.CountAsync(ct));
    }
}
