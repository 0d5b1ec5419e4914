using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.People;

/// <summary>New slips for several at once. The old ones are worth nothing any more, and whoever is signed in with one is out.</summary>
/// <param name="Hashes">Of their one-time passwords, by account: see <see cref="MakeSlips"/>.</param>
[Needs(Permission.ManagePeople)]
public sealed record ReissueSlips(IReadOnlyList<Guid> People, OneTimeHashes Hashes) : Command, IAmong<Person>, ILane
{
    string ILane.Lane => "people";
}

internal sealed class ReissueSlipsForm : AbstractValidator<ReissueSlips>
{
    public ReissueSlipsForm() => RuleFor(c => c.People).NotEmpty().WithMessage(_ => RuleTexts.Say("People.NobodyChosen"));
}

internal sealed class ReissueSlipsHandler(Rows<Person> rows, IAccounts accounts, Actor actor, AuditNote note) : IRequestHandler<ReissueSlips>
{
    public async Task<Unit> Handle(ReissueSlips command, CancellationToken ct)
    {
        var people = await rows.Visible.WhoMayGetSlips(actor).Where(p => command.People.Contains(p.Id)).Select(p => new { p.Id, p.Account, p.Name }).ToListAsync(ct);
        if (people.Count < command.People.Distinct().Count())
        {
            throw new RuleBroken("People.NoSlip");
        }

        await accounts.ResetAll([.. people.Select(p => new HashedAccount(p.Id, p.Account, command.Hashes.Of(p.Account)))], ct);
        note.Concerns<Person>(people.Select(p => (p.Id, p.Name)));
        return Unit.Value;
    }
}

/// <summary>Who can be given a new slip, mostly among those who never signed in.</summary>
[Needs(Permission.ManagePeople)]
public sealed record SlipChoices(PersonFilter Filter, int Page = 1, int Size = 50) : Query<SlipChoices.Answer>, IAmong<Person>
{
    public sealed record Line(Guid Id, string Account, string Name, string Unit, string Title)
    {
        public DateTime? LastSignIn { get; init; }
    }

    /// <param name="All">Of all pages, by unit: as the slips are handed over.</param>
    public sealed record Answer(Page<Line> Page, IReadOnlyList<Line> All);
}

internal sealed class SlipChoicesHandler(Rows<Person> rows, IAppDb db, IAccounts accounts, Actor actor) : IRequestHandler<SlipChoices, SlipChoices.Answer>
{
    public async Task<SlipChoices.Answer> Handle(SlipChoices query, CancellationToken ct)
    {
        var people = await rows.Visible.WhoMayGetSlips(actor).Matching(query.Filter, db, accounts, ct);
        var all = await (
            from person in people
            join unit in db.Set<SupervisedUnit>() on person.UnitId equals unit.Id into places
            from place in places.DefaultIfEmpty()
            orderby place == null, place!.Sequence, place.Code, person.Account
            select new SlipChoices.Line(person.Id, person.Account, person.Name, place == null ? "" : place.Name, person.Title)).ToListAsync(ct);
        var page = all.ToPage(query.Page, query.Size);
        var facts = await accounts.FactsOf([.. page.Rows.Select(r => r.Id)], ct);
        return new(page with { Rows = [.. page.Rows.Select(r => r with { LastSignIn = facts.GetValueOrDefault(r.Id)?.LastSignIn })] }, all);
    }
}

internal static class SlipRule
{
    /// <summary>Nobody who is locked, and not oneself: that is changing one's password.</summary>
    public static IQueryable<Person> WhoMayGetSlips(this IQueryable<Person> people, Actor actor) => people.Where(p => !p.Locked && p.Id != actor.Id);
}
