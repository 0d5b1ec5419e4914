using System.Globalization;
using CleanAgency.Core.Common;
using static System.Globalization.CultureInfo;

namespace CleanAgency.Core.Units;

/// <summary>
/// Everything that is said about a unit, as one value: a form, an import row and a stored unit are compared and checked as such.
/// The parent stands here by its code, as people write it.
/// </summary>
public sealed record UnitProfile
{
    public required string Name { get; init; }

    public string ShortName { get; init; } = "";

    public required string Category { get; init; }

    /// <summary>The place in the official sequence (序列), in which Chinese offices list units.</summary>
    public int Sequence { get; init; }

    public int Headcount { get; init; }

    public bool Window { get; init; }

    public bool Approval { get; init; }

    public bool Stations { get; init; }

    public bool Funds { get; init; }

    public string Area { get; init; } = "";

    public string Address { get; init; } = "";

    public string Leader { get; init; } = "";

    public string Parent { get; init; } = "";

    public DateOnly ActiveFrom { get; init; }

    public DateOnly? ActiveTo { get; init; }

    /// <summary>Pre-filled from a table with one reading a character, corrected by people: 行政审批局 is xing, 银行 is hang.</summary>
    public string Pinyin { get; init; } = "";

    public string Text(UnitField field) => field switch
    {
        UnitField.Sequence => Sequence.ToString(InvariantCulture),
        UnitField.Name => Name,
        UnitField.ShortName => ShortName,
        UnitField.Category => Category,
        UnitField.Headcount => Headcount.ToString(InvariantCulture),
        UnitField.Window => Text(Window),
        UnitField.Approval => Text(Approval),
        UnitField.Stations => Text(Stations),
        UnitField.Funds => Text(Funds),
        UnitField.Area => Area,
        UnitField.Address => Address,
        UnitField.Leader => Leader,
        UnitField.Parent => Parent,
        UnitField.ActiveFrom => Text(ActiveFrom),
        UnitField.ActiveTo => ActiveTo is { } last ? Text(last) : "",
        UnitField.Pinyin => Pinyin,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    public UnitProfile With(UnitField field, string? value)
    {
        var text = (value ?? "").Trim();
        return field switch
        {
            UnitField.Sequence => this with { Sequence = Whole(field, text) },
            UnitField.Name => this with { Name = text },
            UnitField.ShortName => this with { ShortName = text },
            UnitField.Category => this with { Category = text },
            UnitField.Headcount => this with { Headcount = Whole(field, text) },
            UnitField.Window => this with { Window = text == "true" },
            UnitField.Approval => this with { Approval = text == "true" },
            UnitField.Stations => this with { Stations = text == "true" },
            UnitField.Funds => this with { Funds = text == "true" },
            UnitField.Area => this with { Area = text },
            UnitField.Address => this with { Address = text },
            UnitField.Leader => this with { Leader = text },
            UnitField.Parent => this with { Parent = text.ToUpperInvariant() },
            UnitField.ActiveFrom => this with { ActiveFrom = Day(field, text) },
            UnitField.ActiveTo => this with { ActiveTo = text.Length == 0 ? null : Day(field, text) },
            UnitField.Pinyin => this with { Pinyin = text.ToLowerInvariant() },
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
    }

    /// <summary>The rules that need no other row. One place for the form, the single field and the import.</summary>
    public UnitProfile Checked()
    {
        Length(UnitField.Name, 2, 60);
        Length(UnitField.ShortName, 0, 60);
        Length(UnitField.Category, 2, 20);
        Length(UnitField.Area, 0, 30);
        Length(UnitField.Address, 0, 100);
        Length(UnitField.Leader, 0, 30);
        Length(UnitField.Pinyin, 0, 300);
        Between(UnitField.Sequence, Sequence, 0, 99_999);
        Between(UnitField.Headcount, Headcount, 0, 99_999);
        if (Pinyin.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != ' '))
        {
            throw new RuleBroken("Units.PinyinForm");
        }

        if (ActiveTo < ActiveFrom)
        {
            throw new RuleBroken("Units.ClosedBeforeOpened", Text(ActiveFrom));
        }

        return ShortName.Length > 0 ? this : this with { ShortName = Name };
    }

    public static TextCode Named(UnitField field) => new($"Units.UnitField.{field}");

    private static string Text(bool flag) => flag ? "true" : "false";

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", InvariantCulture);

    private static int Whole(UnitField field, string text) =>
        int.TryParse(text, NumberStyles.None, InvariantCulture, out var number) ? number : throw new RuleBroken("Units.NotWhole", Named(field), text);

    private static DateOnly Day(UnitField field, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new RuleBroken("Units.NotDay", Named(field), text);

    private void Length(UnitField field, int least, int most)
    {
        if (Text(field).Length < least || Text(field).Length > most)
        {
            throw new RuleBroken(least == 0 ? "Units.TooLong" : "Units.LengthBetween", Named(field), least, most);
        }
    }

    private static void Between(UnitField field, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            throw new RuleBroken("Units.NumberBetween", Named(field), least, most);
        }
    }
}
