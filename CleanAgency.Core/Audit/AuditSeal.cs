using System.Security.Cryptography;
using System.Text.Json;

namespace CleanAgency.Core.Audit;

/// <summary>
/// The place of an entry in the chain. Seals stand in a table of their own, written by one sealer within a second after the
/// commit: chaining inside each command would make all commands queue behind one row.
/// </summary>
public sealed class AuditSeal
{
    public const string Genesis = "";

    public long Position { get; init; }

    public long EntryId { get; init; }

    public required string Hash { get; init; }

    public DateTime At { get; init; }

    /// <summary>Covers every column of the entry and, through the previous hash, every entry before it.</summary>
    public static string HashOf(string previous, AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var row = JsonSerializer.SerializeToUtf8Bytes(new object?[]
        {
            previous, entry.Id, entry.At.Ticks, entry.PersonId, entry.Person, entry.From, entry.Action, entry.Result.ToString(), entry.Code,
            entry.SubjectKind, entry.SubjectId, entry.Subject, entry.ActId, entry.Details,
        });
        return Convert.ToHexStringLower(SHA256.HashData(row));
    }
}
