using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.People;

/// <summary>A person as a line of a workbook. Blank cells, said of somebody who is there, leave things as they are.</summary>
public sealed record PersonRow(string Account, string Name, string UnitCode, string Title, IReadOnlyList<Role> Roles, DateOnly? Since)
{
    public static PersonRow Of(Person person, IReadOnlyDictionary<Guid, string> codes, IEnumerable<Role> proposed) => new(
        person.Account, person.Name, person.UnitId is { } unit ? codes[unit] : "", person.Title, [.. person.RolesNow.Union(proposed).Order()], person.PostingNow?.From);

    /// <summary>Beside what is there. An import proposes roles and never takes one away.</summary>
    public PersonRow Beside(PersonRow was)
    {
        var moves = UnitCode.Length > 0 && UnitCode != was.UnitCode;
        var title = moves || Title.Length > 0 ? Title : was.Title;
        return this with
        {
            UnitCode = moves ? UnitCode : was.UnitCode,
            Title = title,
            Roles = [.. was.Roles.Union(Roles).Order()],
            Since = Since ?? (moves || title != was.Title ? null : was.Since),
        };
    }
}

/// <summary>The sheet 人员: what is exported can be imported again and changes nothing.</summary>
public sealed class PeopleSheet : SheetLayout<PersonRow>
{
    public static readonly PeopleSheet Layout = new();

    private PeopleSheet()
        : base("People.Sheet", mostRows: 3_000)
    {
        Account = Required("People.Sheet.Account", Cell.Code(32, LetterCase.Lower), row => row.Account, 16);
        PersonName = Required("People.Sheet.Name", Cell.Text(30), row => row.Name, 12);
        UnitCode = Optional("People.Sheet.UnitCode", Cell.Code(20, LetterCase.Upper), row => row.UnitCode, 12);
        Title = Optional("People.Sheet.Title", Cell.Text(30), row => row.Title, 18);
        Roles = Optional("People.Sheet.Roles", Cell.Several<Role>("Access"), row => row.Roles, 24);
        Since = Optional("People.Sheet.Since", Cell.Date.OrNone(), row => row.Since, 14);
        KeyedBy(Account);
        NamedBy(PersonName);
    }

    public SheetColumn<PersonRow, string> Account { get; }

    public SheetColumn<PersonRow, string> PersonName { get; }

    public SheetColumn<PersonRow, string> UnitCode { get; }

    public SheetColumn<PersonRow, string> Title { get; }

    public SheetColumn<PersonRow, IReadOnlyList<Role>> Roles { get; }

    public SheetColumn<PersonRow, DateOnly?> Since { get; }

    /// <summary>Where a broken rule of the person is shown.</summary>
    public SheetColumn<PersonRow> ColumnOf(RuleBroken broken) => broken.Code switch
    {
        "Access.AccountForm" => Account,
        "People.NameForm" => PersonName,
        "People.NoSuchUnit" or "People.PostingWithoutUnit" => UnitCode,
        "People.HasRole" or "People.RolesExclude" or "People.ProposalsExclude" or "People.LiaisonWithoutUnit" => Roles,
        _ => Since,
    };

    protected override PersonRow Make(SheetRow<PersonRow> cells) =>
        new(cells.Of(Account), cells.Of(PersonName), cells.Of(UnitCode), cells.Of(Title), cells.Of(Roles), cells.Of(Since));
}
