using System.Globalization;
using System.Text.RegularExpressions;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Sheets;

internal static partial class Numbers
{
    /// <summary>Numbers typed as text count too, with full-width digits and commas between thousands.</summary>
    public static decimal? Of(RawCell cell)
    {
        if (cell.Value is double number)
        {
            // The conversion rounds to 15 digits, which is what the cell shows: 0.1 + 0.2 is 0.3.
            return Math.Abs(number) < 1e15 ? (decimal)number : null;
        }

        var text = cell.Value is string written ? Written.Code(written) : "";
        text = Thousands().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal) : text;
        return Plain().IsMatch(text) ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[+-]?[0-9]{1,15}(\.[0-9]{1,10})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}

internal sealed class WholeCell(int least, int most) : CellType<int>
{
    public override CellForm Form => CellForm.Number;

    public override string Hint => Written.InOffice("Sheets.Hint.Whole", least, most);

    public override Parsed<int> Read(RawCell cell) => Numbers.Of(cell) switch
    {
        null => new NotParsed("Sheets.NotNumber"),
        { } number when number != decimal.Truncate(number) => new NotParsed("Sheets.NotWhole"),
        { } number when number < least || number > most => new NotParsed("Sheets.OutOfRange", least, most),
        { } number => (int)number,
    };

    public override object? Write(int value) => value;

    public override string Say(int value) => value.ToString(CultureInfo.InvariantCulture);
}

internal sealed class HundredthsCell(int least, int most) : CellType<int>
{
    public override CellForm Form => CellForm.Number;

    public override string Hint => Written.InOffice("Sheets.Hint.Hundredths", Say(least), Say(most));

    public override Parsed<int> Read(RawCell cell) => Numbers.Of(cell) switch
    {
        null => new NotParsed("Sheets.NotNumber"),
        { } number when number * 100 != decimal.Truncate(number * 100) => new NotParsed("Sheets.NotHundredths"),
        { } number when number * 100 < least || number * 100 > most => new NotParsed("Sheets.OutOfRange", Say(least), Say(most)),
        { } number => (int)(number * 100),
    };

    public override object? Write(int value) => value / 100m;

    public override string Say(int value) => (value / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}

internal sealed class PointsCell(Points least, Points most) : CellType<Points>
{
    private readonly CellType<int> hundredths = new HundredthsCell(least.Hundredths, most.Hundredths);

    public override CellForm Form => CellForm.Number;

    public override string Hint => hundredths.Hint;

    public override Parsed<Points> Read(RawCell cell)
    {
        var read = hundredths.Read(cell);
        return new(new(read.Value), read.Code, read.Arguments);
    }

    public override object? Write(Points value) => value.Value;

    public override string Say(Points value) => value.ToString();
}
