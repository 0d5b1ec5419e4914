using CleanAgency.Core.Common;

namespace CleanAgency.Core.Units;

/// <summary>An agency under supervision, or a station below one (基层站所队). It is closed, never deleted: its history counts.</summary>
public sealed class SupervisedUnit : Entity
{
    public SupervisedUnit(string code, UnitProfile profile, SupervisedUnit? parent, string by, DateTime at)
    {
        Code = CheckedCode(code);
        Take(profile, parent, hasBelow: false, by, at);
    }

    private SupervisedUnit() => Code = null!;

    public string Code { get; private init; }

    public string Name { get; private set; } = "";

    public string ShortName { get; private set; } = "";

    public string Category { get; private set; } = "";

    public int Sequence { get; private set; }

    public int Headcount { get; private set; }

    public bool Window { get; private set; }

    public bool Approval { get; private set; }

    public bool Stations { get; private set; }

    public bool Funds { get; private set; }

    public string Area { get; private set; } = "";

    public string Address { get; private set; } = "";

    public string Leader { get; private set; } = "";

    public Guid? ParentId { get; private set; }

    /// <summary>The parent's code once more: codes never change, and lists, exports and comparisons need no join.</summary>
    [NotAudited]
    public string ParentCode { get; private set; } = "";

    public DateOnly ActiveFrom { get; private set; }

    public DateOnly? ActiveTo { get; private set; }

    public string Pinyin { get; private set; } = "";

    [NotAudited]
    public string SearchKey { get; private set; } = "";

    [NotAudited]
    public FieldMarks Marks { get; private set; } = new();

    public override string Caption => Name;

    public UnitProfile Profile => new()
    {
        Name = Name,
        ShortName = ShortName,
        Category = Category,
        Sequence = Sequence,
        Headcount = Headcount,
        Window = Window,
        Approval = Approval,
        Stations = Stations,
        Funds = Funds,
        Area = Area,
        Address = Address,
        Leader = Leader,
        Parent = ParentCode,
        ActiveFrom = ActiveFrom,
        ActiveTo = ActiveTo,
        Pinyin = Pinyin,
    };

    public static string CheckedCode(string code)
    {
        var text = (code ?? "").Trim().ToUpperInvariant();
        return text.Length is >= 1 and <= 20 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')
            ? text
            : throw new RuleBroken("Units.CodeForm", text);
    }

    /// <summary>One field, as a person types it. What he has not seen is not replaced.</summary>
    /// <param name="parent">The unit that the value names, when the field is the parent.</param>
    /// <returns>The version that will hold the value.</returns>
    public int Edit(UnitField field, string? value, int seen, SupervisedUnit? parent, bool hasBelow, string by, DateTime at)
    {
        var (before, after) = (Profile, Profile.With(field, value).Checked());
        Marks.RefuseStale(field.ToString(), seen, before.Text(field), after.Text(field));
        if (field == UnitField.Name && Pinyin == Common.Pinyin.Of(before.Name))
        {
            after = after with { Pinyin = Common.Pinyin.Of(after.Name) };
        }

        Take(after, field == UnitField.Parent ? parent : null, hasBelow, by, at, keepParent: field != UnitField.Parent);
        return Profile == before ? Version : Version + 1;
    }

    /// <summary>A whole new profile, from an import: what the preview showed is what is taken.</summary>
    public void Take(UnitProfile profile, SupervisedUnit? parent, bool hasBelow, string by, DateTime at) =>
        Take(profile.Checked(), parent, hasBelow, by, at, keepParent: false);

    /// <summary>The text of a field with its mark, for the screen that edits it.</summary>
    public FieldMark? MarkOf(UnitField field) => Marks.Of(field.ToString());

    private void Take(UnitProfile profile, SupervisedUnit? parent, bool hasBelow, string by, DateTime at, bool keepParent)
    {
        var before = Profile;
        if (!keepParent)
        {
            PutUnder(parent, profile.Parent, hasBelow);
        }

        (Name, ShortName, Category, Area, Address, Leader) = (profile.Name, profile.ShortName, profile.Category, profile.Area, profile.Address, profile.Leader);
        (Sequence, Headcount, ActiveFrom, ActiveTo) = (profile.Sequence, profile.Headcount, profile.ActiveFrom, profile.ActiveTo);
        (Window, Approval, Stations, Funds) = (profile.Window, profile.Approval, profile.Stations, profile.Funds);
        Pinyin = profile.Pinyin.Length > 0 ? profile.Pinyin : Common.Pinyin.Of(profile.Name);
        SearchKey = Common.SearchKey.Of(Name, ShortName, Code, Pinyin);
        foreach (var field in Enum.GetValues<UnitField>().Where(f => before.Name is { Length: > 0 } && before.Text(f) != Profile.Text(f)))
        {
            Marks = Marks.With(field.ToString(), new(Version + 1, by, at));
        }
    }

    // One level only: a station belongs to an agency, and its liaison's "own unit and what is below it" stays one step.
    private void PutUnder(SupervisedUnit? parent, string named, bool hasBelow)
    {
        if (parent is null && named.Length > 0)
        {
            throw new RuleBroken("Units.NoSuchParent", named);
        }

        if (parent is not null && (parent.Id == Id || parent.ParentId is not null || hasBelow))
        {
            throw new RuleBroken(parent.Id == Id ? "Units.OwnParent" : hasBelow ? "Units.HasBelow" : "Units.ParentIsBelow", parent.Name);
        }

        (ParentId, ParentCode) = (parent?.Id, parent?.Code ?? "");
    }
}
