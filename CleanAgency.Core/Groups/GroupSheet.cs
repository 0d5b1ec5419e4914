using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Groups;

/// <summary>A member as a line of a workbook, with what his group is; every line of a group says the same about it.</summary>
public sealed record GroupRow(int Number, string GroupName, string LeadUnit, int Capacity, string Account, string Name, GroupPost Post, bool Liaison)
{
    internal static IEnumerable<GroupRow> Of(SupervisionGroup group, IReadOnlyDictionary<Guid, Person> people, IReadOnlyDictionary<Guid, string> codes) =>
        from member in @group.MembersNow
        let person = people[member.PersonId]
        orderby member.Post, person.Account
        select new GroupRow(@group.Number, @group.Name, codes[@group.LeadUnitId], @group.Capacity, person.Account, person.Name, member.Post, member.Liaison);
}

/// <summary>The sheet 督导组: what is exported can be imported again and changes nothing.</summary>
public sealed class GroupSheet : SheetLayout<GroupRow>
{
    public static readonly GroupSheet Layout = new();

    private GroupSheet()
        : base("Groups.Members", mostRows: 3_000)
    {
        Number = Required("Groups.Members.Number", Cell.Whole(1, 999), row => row.Number, 8);
        GroupName = Required("Groups.Members.GroupName", Cell.Text(20), row => row.GroupName, 14);
        LeadUnit = Required("Groups.Members.LeadUnit", Cell.Code(20, LetterCase.Upper), row => row.LeadUnit, 16);
        Capacity = Required("Groups.Members.Capacity", Cell.Whole(1, SupervisionGroup.MostUnits), row => row.Capacity, 12);
        Account = Required("Groups.Members.Account", Cell.Code(32, LetterCase.Lower), row => row.Account, 16);
        PersonName = Required("Groups.Members.Name", Cell.Text(30), row => row.Name, 12);
        Post = Optional("Groups.Members.Post", Cell.Choice<GroupPost>("Groups").OrElse(GroupPost.Member), row => row.Post, 12);
        Liaison = Optional("Groups.Members.Liaison", Cell.YesNo, row => row.Liaison, 10);
        KeyedBy(Account);
        NamedBy(PersonName);
    }

    public SheetColumn<GroupRow, int> Number { get; }

    public SheetColumn<GroupRow, string> GroupName { get; }

    public SheetColumn<GroupRow, string> LeadUnit { get; }

    public SheetColumn<GroupRow, int> Capacity { get; }

    public SheetColumn<GroupRow, string> Account { get; }

    public SheetColumn<GroupRow, string> PersonName { get; }

    public SheetColumn<GroupRow, GroupPost> Post { get; }

    public SheetColumn<GroupRow, bool> Liaison { get; }

    /// <summary>What a line says about its group and not about the member.</summary>
    public IReadOnlyList<SheetColumn<GroupRow>> OfGroup => [GroupName, LeadUnit, Capacity];

    /// <summary>Where a broken rule of the group is shown.</summary>
    public SheetColumn<GroupRow> ColumnOf(RuleBroken broken) => broken.Code switch
    {
        "Groups.NameForm" or "Groups.NameTaken" => GroupName,
        "Groups.NoSuchUnit" => LeadUnit,
        "Groups.OtherName" => PersonName,
        "Groups.SecondLeader" or "Groups.LeaderMissing" => Post,
        "Groups.NeedsLeader" => Number,
        _ => Account,
    };

    protected override GroupRow Make(SheetRow<GroupRow> cells) => new(
        cells.Of(Number), cells.Of(GroupName), cells.Of(LeadUnit), cells.Of(Capacity), cells.Of(Account), cells.Of(PersonName), cells.Of(Post), cells.Of(Liaison));
}
