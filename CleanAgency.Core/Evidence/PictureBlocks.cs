using System.Buffers.Binary;
using System.Text;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Evidence;

/// <summary>
/// Walks through the blocks of a picture. Only those that paint it may be there: EXIF, XMP, IPTC, texts and what is appended behind
/// the end can say where and with whose device it was taken. What is not known to paint is refused, so nothing new slips through.
/// </summary>
internal static class PictureBlocks
{
    private static readonly HashSet<string> PngPaints =
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "hIST", "pHYs", "cICP"];

    private static readonly HashSet<string> WebpPaints = ["VP8 ", "VP8L", "VP8X", "ALPH", "ICCP"];

    public static (int Width, int Height) SizeOf(EvidenceType type, ReadOnlySpan<byte> file)
    {
        try
        {
            var size = type switch
            {
                EvidenceType.Jpeg => OfJpeg(file),
                EvidenceType.Png => OfPng(file),
                _ => OfWebp(file),
            };
            return size is { Width: > 0, Height: > 0 } ? size : throw Damaged();
        }
        catch (Exception cut) when (cut is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw Damaged();
        }
    }

    private static (int Width, int Height) OfJpeg(ReadOnlySpan<byte> file)
    {
        (int, int) size = default;
        for (var at = 2; ;)
        {
            var marker = file[at] == 0xFF ? file[at + 1] : throw Damaged();
            if (marker == 0xD9)
            {
                return NothingBehind(file, at + 2, size);
            }

            // A filling byte.
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            var block = file.Slice(at + 4, length - 2);
            switch (marker)
            {
                // JFIF, a colour profile, the colour transform; every other APPn tells something, and so does a comment.
                case 0xE0 when block.StartsWith("JFIF\0"u8):
                case 0xE2 when block.StartsWith("ICC_PROFILE\0"u8):
                case 0xEE when block.StartsWith("Adobe"u8):
                    break;
                case >= 0xE0 and <= 0xEF or 0xFE:
                    throw Tells(NameOf(marker, block));
                case >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC):
                    size = (BinaryPrimitives.ReadUInt16BigEndian(block[3..]), BinaryPrimitives.ReadUInt16BigEndian(block[1..]));
                    break;
            }

            at += 2 + length;
            if (marker == 0xDA)
            {
                at = EndOfScan(file, at);
            }
        }
    }

    // Within the painted data FF is followed by 0 or by a restart marker.
    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (true)
        {
            var next = file[at..].IndexOf((byte)0xFF);
            at = next < 0 ? throw Damaged() : at + next;
            if (file[at + 1] is not (0 or >= 0xD0 and <= 0xD7))
            {
                return at;
            }

            at += 2;
        }
    }

    private static string NameOf(byte marker, ReadOnlySpan<byte> block) =>
        block.StartsWith("Exif"u8) ? "EXIF"
        : block.StartsWith("http://ns.adobe.com/"u8) ? "XMP"
        : marker == 0xED ? "IPTC"
        : marker == 0xFE ? "COM"
        : $"APP{marker - 0xE0}";

    private static (int Width, int Height) OfPng(ReadOnlySpan<byte> file)
    {
        (int, int) size = default;
        for (var at = 8; ;)
        {
            var length = checked((int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(file[at..]), int.MaxValue - 64));
            var name = Encoding.Latin1.GetString(file.Slice(at + 4, 4));
            var block = file.Slice(at + 8, length);
            if (!PngPaints.Contains(name))
            {
                throw Tells(name == "eXIf" ? "EXIF" : name);
            }

            if (name == "IHDR")
            {
                size = (BinaryPrimitives.ReadInt32BigEndian(block), BinaryPrimitives.ReadInt32BigEndian(block[4..]));
            }

            at += 12 + length;
            if (name == "IEND")
            {
                return NothingBehind(file, at, size);
            }
        }
    }

    private static (int Width, int Height) OfWebp(ReadOnlySpan<byte> file)
    {
        (int, int) size = default;
        NothingBehind(file, checked((int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(file[4..]), int.MaxValue - 64)) + 8, size);
        for (var at = 12; at < file.Length;)
        {
            var name = Encoding.Latin1.GetString(file.Slice(at, 4));
            var length = checked((int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]), int.MaxValue - 64));
            var block = file.Slice(at + 8, length);
            if (!WebpPaints.Contains(name))
            {
                throw Tells(name.Trim());
            }

            size = size != default ? size : name switch
            {
                "VP8X" => (1 + Little24(block[4..]), 1 + Little24(block[7..])),
                "VP8 " => (BinaryPrimitives.ReadUInt16LittleEndian(block[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(block[8..]) & 0x3FFF),
                "VP8L" => (1 + (int)(BinaryPrimitives.ReadUInt32LittleEndian(block[1..]) & 0x3FFF), 1 + (int)((BinaryPrimitives.ReadUInt32LittleEndian(block[1..]) >> 14) & 0x3FFF)),
                _ => size,
            };
            at += 8 + length + (length & 1);
        }

        return size;
    }

    private static int Little24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    // A phone may hang a film behind the picture, with the place in it.
    private static (int Width, int Height) NothingBehind(ReadOnlySpan<byte> file, int end, (int, int) size) =>
        file.Length > end ? throw Tells("+") : file.Length < end ? throw Damaged() : size;

    private static RuleBroken Tells(string what) => new("Evidence.Tells", what);

    private static RuleBroken Damaged() => new("Evidence.Damaged");
}
