using System.Text;
using CleanAgency.Core.Common;

namespace CleanAgency.Infrastructure.Sheets;

/// <summary>Says what a file looks like that is not the workbook it should be: each kind has its own cure.</summary>
internal static class FileKind
{
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    // The first bytes of a file, and the text that names it.
    private static readonly (byte[] Begin, string Code)[] Begins =
    [
        ("%PDF"u8.ToArray(), "Pdf"),
        ([0x89, 0x50, 0x4E, 0x47], "Picture"),
        ([0xFF, 0xD8, 0xFF], "Picture"),
        ("GIF8"u8.ToArray(), "Picture"),
        ("BM"u8.ToArray(), "Picture"),
        ("II*\0"u8.ToArray(), "Picture"),
        ("RIFF"u8.ToArray(), "Picture"),
        ("Rar!"u8.ToArray(), "Archive"),
        ([0x37, 0x7A, 0xBC, 0xAF], "Archive"),
        ([0x1F, 0x8B], "Archive"),
        // A workbook from before OLE: BIFF 2 to 5.
        ([0x09, 0x08], "OldExcel"),
        ([0x09, 0x04], "OldExcel"),
    ];

    // Parts that tell what else came in a zip.
    private static readonly (string Part, string Code)[] Parts =
    [
        ("xl/workbook.bin", "Binary"),
        ("word/document.xml", "Word"),
        ("ppt/presentation.xml", "Slides"),
        ("content.xml", "OpenDocument"),
    ];

    /// <summary>Refuses what is no zip.</summary>
    public static void RefuseOthers(byte[] file)
    {
        if (file.Length == 0)
        {
            throw Refusal("Empty");
        }

        if (!file.AsSpan().StartsWith("PK"u8))
        {
            throw Refusal(Of(file));
        }
    }

    /// <summary>Of a whole zip that has no workbook in it.</summary>
    public static RuleBroken RefusalOf(Package package) =>
        Refusal(Parts.FirstOrDefault(part => package.Has(part.Part)).Code ?? "Archive");

    private static string Of(byte[] file) =>
        file.AsSpan().StartsWith(Ole) ? OfOle(file)
        : Begins.FirstOrDefault(kind => file.AsSpan().StartsWith(kind.Begin)).Code is { } code ? code
        : OfText(file);

    // The names of an OLE file's streams stand in its directory in UTF-16.
    private static string OfOle(byte[] file) =>
        Holds(file, "EncryptedPackage") || Holds(file, "EncryptionInfo") ? "Encrypted"
        : Holds(file, "Workbook") || Holds(file, "Book") ? "OldExcel"
        : "OtherOle";

    private static bool Holds(byte[] file, string stream) => file.AsSpan().IndexOf(Encoding.Unicode.GetBytes(stream + "\0")) >= 0;

    private static string OfText(byte[] file)
    {
        var start = file.AsSpan(0, Math.Min(file.Length, 4096));
        var text = start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode.GetString(start) : Encoding.Latin1.GetString(start);
        if (text.Contains("<html", StringComparison.OrdinalIgnoreCase) || text.Contains("<table", StringComparison.OrdinalIgnoreCase))
        {
            return "Html";
        }

        return text.Contains("<?xml", StringComparison.Ordinal) ? "Xml" : text.Any(IsNoText) ? "Unknown" : "Csv";
    }

    private static bool IsNoText(char letter) => letter < ' ' && letter is not ('\t' or '\r' or '\n' or '\f' or '\u001A');

    private static RuleBroken Refusal(string kind) => new($"Sheets.File.{kind}");
}
