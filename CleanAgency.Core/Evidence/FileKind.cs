using System.IO.Compression;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Evidence;

/// <summary>Tells a file by its content. Each kind that is not taken has its own cure, so each has its own sentence.</summary>
internal static class FileKind
{
    private const int MostParts = 5000;

    // The first bytes, and what they mean: a type that is taken, or the text that refuses it.
    private static readonly (byte[] Begin, EvidenceType? Type, string Refusal)[] Begins =
    [
        ([0xFF, 0xD8, 0xFF], EvidenceType.Jpeg, ""),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], EvidenceType.Png, ""),
        ("%PDF-"u8.ToArray(), EvidenceType.Pdf, ""),
        ("GIF8"u8.ToArray(), null, "OtherPicture"),
        ("BM"u8.ToArray(), null, "OtherPicture"),
        ("II*\0"u8.ToArray(), null, "OtherPicture"),
        ("MM\0*"u8.ToArray(), null, "OtherPicture"),
        ([0xD0, 0xCF, 0x11, 0xE0], null, "OldOffice"),
        ("Rar!"u8.ToArray(), null, "Archive"),
        ([0x37, 0x7A, 0xBC, 0xAF], null, "Archive"),
        ([0x1F, 0x8B], null, "Archive"),
    ];

    public static EvidenceType Of(Stream file)
    {
        var start = new byte[16];
        file.Position = 0;
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return read == 0 ? throw Refusal("Empty") : Of(file, start.AsSpan(0, read));
    }

    private static EvidenceType Of(Stream file, ReadOnlySpan<byte> start)
    {
        foreach (var (begin, type, refusal) in Begins)
        {
            if (start.StartsWith(begin))
            {
                return type ?? throw Refusal(refusal);
            }
        }

        return start.StartsWith("RIFF"u8) && start[8..].StartsWith("WEBP"u8) ? EvidenceType.Webp
            : start.StartsWith("PK"u8) ? OfZip(file)
            // The container of HEIC and AVIF, and of films.
            : start.Length > 8 && start[4..].StartsWith("ftyp"u8) ? throw Refusal("Heic")
            : throw Refusal("Other");
    }

    private static EvidenceType OfZip(Stream file)
    {
        try
        {
            file.Position = 0;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var parts = zip.Entries.Count > MostParts ? throw Refusal("Archive") : zip.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return parts.Any(p => p.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) ? throw Refusal("Macros")
                : !parts.Contains("[Content_Types].xml") ? throw Refusal("Archive")
                : parts.Contains("word/document.xml") ? EvidenceType.Docx
                : parts.Contains("xl/workbook.xml") ? EvidenceType.Xlsx
                : throw Refusal("Archive");
        }
        catch (InvalidDataException)
        {
            throw new RuleBroken("Evidence.Damaged");
        }
    }

    private static RuleBroken Refusal(string kind) => new($"Evidence.Kind.{kind}");
}
