using CleanAgency.Core.Common;

namespace CleanAgency.Core.Sheets;

/// <summary>A workbook on its way to a person.</summary>
public sealed record SheetFile(string Name, byte[] Bytes)
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>"单位名单2026-11-20.xlsx": the title in the office's words, and the day, so that two exports never overwrite each other by accident.</summary>
    public static SheetFile Named(string title, DateOnly day, Func<string, byte[]> write, params IReadOnlyList<object?> arguments)
    {
        var said = RuleTexts.Say(title, arguments);
        return new(FormattableString.Invariant($"{said}{day:yyyy-MM-dd}.xlsx"), write(said));
    }
}
