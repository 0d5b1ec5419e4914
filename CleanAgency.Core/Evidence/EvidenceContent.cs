using System.Security.Cryptography;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Evidence;

/// <summary>What a file turned out to be when its bytes were read; its name and what the browser calls it do not count.</summary>
public sealed record EvidenceContent(string Hash, EvidenceType Type, long Size, int? Width, int? Height)
{
    /// <summary>Refuses what is not what its hash says, too large, of a kind that is not taken, or a picture that tells more than it shows.</summary>
    public static async Task<EvidenceContent> Read(Stream file, string promised, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        if (hash != promised)
        {
            throw new RuleBroken("Evidence.WrongHash");
        }

        var type = FileKind.Of(file);
        if (file.Length > type.MostBytesOf())
        {
            throw new RuleBroken(type.IsPicture() ? "Evidence.PictureTooBig" : "Evidence.TooBig", type.MostBytesOf() >> 20);
        }

        if (!type.IsPicture())
        {
            return new(hash, type, file.Length, null, null);
        }

        var bytes = new byte[file.Length];
        file.Position = 0;
        await file.ReadExactlyAsync(bytes, ct);
        var (width, height) = PictureBlocks.SizeOf(type, bytes);
        return new(hash, type, file.Length, width, height);
    }
}
