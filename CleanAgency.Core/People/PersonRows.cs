using CleanAgency.Core.Access;

namespace CleanAgency.Core.People;

/// <summary>Everybody sees himself; who keeps the accounts sees everyone.</summary>
internal sealed class PersonRows : RowRule<Person>
{
    public override IQueryable<Person> Narrow(IQueryable<Person> rows, Actor actor) =>
        actor.Has(Permission.SeePeople) ? rows : rows.Where(person => person.Id == actor.Id);
}
