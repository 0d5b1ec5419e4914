using System.Security.Cryptography;

namespace CleanAgency.Core.Results;

/// <summary>
/// 封存承诺: one number over all sealed rows of a round, told to everybody before anybody may read what they come to. It is the root of
/// a hash tree (leaves and knots hashed apart, so that neither can pass for the other); in whatever order the rows come, it is the same.
/// </summary>
public static class Commitment
{
    private const byte Leaf = 0;
    private const byte Knot = 1;

    /// <param name="sealed">Of each row its id and its seal in hexadecimal.</param>
    public static string Root(IEnumerable<(Guid Id, string Seal)> @sealed)
    {
        List<byte[]> row = [.. @sealed.OrderBy(one => one.Id).Select(one => SHA256.HashData([Leaf, .. one.Id.ToByteArray(bigEndian: true), .. Convert.FromHexString(one.Seal)]))];
        if (row.Count == 0)
        {
            throw new ArgumentException("Nothing is sealed.", nameof(@sealed));
        }

        while (row.Count > 1)
        {
            // What has no neighbour goes up as it is.
            row = [.. row.Chunk(2).Select(pair => pair.Length == 2 ? SHA256.HashData([Knot, .. pair[0], .. pair[1]]) : pair[0])];
        }

        return Convert.ToHexStringLower(row[0]);
    }
}
