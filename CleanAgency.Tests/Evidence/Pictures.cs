using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CleanAgency.Core.Evidence;
using CleanAgency.Tests.Fixtures;

namespace CleanAgency.Tests.Evidence;

/// <summary>Small files, block by block, so that a test can put in what must not be there.</summary>
internal static class Pictures
{
    public static readonly byte[] Exif = Jpeg((0xE1, "Exif\0\0II*\0"u8.ToArray()));

    /// <summary>12 wide and 7 high; the blocks stand before the painting. Each number makes another picture.</summary>
    public static byte[] Jpeg(params (byte Marker, byte[] Bytes)[] blocks) => Jpeg(0, blocks);

    public static byte[] Jpeg(int number, params (byte Marker, byte[] Bytes)[] blocks) =>
    [
        0xFF, 0xD8,
        .. blocks.Prepend(((byte)0xE0, "JFIF\0\x1\x1\0\0\x1\0\x1\0\0"u8.ToArray())).SelectMany(b => Segment(b.Item1, b.Item2)),
        .. Segment(0xC0, [8, 0, 7, 0, 12, 1, 1, 0x11, 0]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
        // Within the painting an FF is followed by a zero, and a restart marker may stand there.
        0x12, 0xFF, 0, 0xFF, 0xD0, 0x34, .. BitConverter.GetBytes(number & 0x7F7F7F7F),
        0xFF, 0xD9,
    ];

    public static byte[] Png(params (string Name, byte[] Bytes)[] chunks) =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
        .. chunks.Prepend(("IHDR", [0, 0, 0, 12, 0, 0, 0, 7, 8, 2, 0, 0, 0])).Append(("IDAT", [1, 2, 3])).Append(("IEND", [])).SelectMany(c => Chunk(c.Item1, c.Item2)),
    ];

    public static byte[] Webp(params (string Name, byte[] Bytes)[] chunks)
    {
        byte[] inside = [.. "WEBP"u8, .. chunks.Prepend(("VP8X", [0, 0, 0, 0, 11, 0, 0, 6, 0, 0])).Append(("VP8 ", new byte[10])).SelectMany(c => (byte[])
            [.. Encoding.ASCII.GetBytes(c.Item1), .. BitConverter.GetBytes(c.Item2.Length), .. c.Item2, .. new byte[c.Item2.Length & 1]])];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(inside.Length), .. inside];
    }

    public static byte[] Zip(params string[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var part in parts)
            {
                using var entry = zip.CreateEntry(part).Open();
                entry.Write("<x/>"u8);
            }
        }

        return file.ToArray();
    }

    public static string HashOf(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    /// <summary>Both messages, as the endpoint sends them.</summary>
    public static async Task<string> HandIn(Sender sender, byte[] file)
    {
        var content = await sender.Send(new StoreFile(HashOf(file), new(new MemoryStream(file))));
        await sender.Send(new ReceiveFile(content));
        return content.Hash;
    }

    private static byte[] Segment(byte marker, byte[] bytes)
    {
        var head = new byte[4] { 0xFF, marker, 0, 0 };
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)(bytes.Length + 2));
        return [.. head, .. bytes];
    }

    private static byte[] Chunk(string name, byte[] bytes)
    {
        var head = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(head, bytes.Length);
        return [.. head, .. Encoding.ASCII.GetBytes(name), .. bytes, 0, 0, 0, 0];
    }
}
