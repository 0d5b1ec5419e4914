using System.Globalization;
using CleanAgency.Core.Common;
using static System.Globalization.CultureInfo;

namespace CleanAgency.Core.Rounds;

/// <summary>What can be changed about a round, one by one. The code is not among them: people and files call the round by it.</summary>
public enum RoundField
{
    Name,
    Year,
    From,
    To,
    Scheme,
    Previous,
}

/// <summary>What a round is called, to which programme year it belongs, and from when to when it runs.</summary>
public sealed record RoundProfile(string Name, int Year, DateOnly From, DateOnly To)
{
    public string Text(RoundField field) => field switch
    {
        RoundField.Name => Name,
        RoundField.Year => Year.ToString(InvariantCulture),
        RoundField.From => From.ToString("yyyy-MM-dd", InvariantCulture),
        RoundField.To => To.ToString("yyyy-MM-dd", InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    public RoundProfile With(RoundField field, string? value)
    {
        var text = (value ?? "").Trim();
        return field switch
        {
            RoundField.Name => this with { Name = text },
            RoundField.Year => this with { Year = int.TryParse(text, NumberStyles.None, InvariantCulture, out var year) ? year : throw new RuleBroken("Rounds.YearForm", text) },
            RoundField.From => this with { From = Day(field, text) },
            RoundField.To => this with { To = Day(field, text) },
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
    }

    public RoundProfile Checked() =>
        Name.Trim().Length is < 2 or > 40 ? throw new RuleBroken("Rounds.NameForm")
        : Year is < 2000 or > 2100 ? throw new RuleBroken("Rounds.YearForm", Year)
        : To < From ? throw new RuleBroken("Rounds.EndsBeforeBegun", From)
        // Longer than a year is a slip of the finger: recusal and lists of dates would follow it.
        : To > From.AddYears(1) ? throw new RuleBroken("Rounds.TooLong")
        : this with { Name = Name.Trim() };

    private static DateOnly Day(RoundField field, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new RuleBroken("Rounds.NotDay", new TextCode($"Rounds.RoundField.{field}"), text);
}
