using CleanAgency.Core.Access;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Evidence;

/// <summary>
/// A file, named by the SHA-256 of its bytes: the same photo handed in by two people is one row with two receipts and stored once.
/// Rows of other features name it by that hash.
/// </summary>
public sealed class EvidenceFile : Entity
{
    /// <summary>An attach may wait on a tablet for weeks; until then its file is named by nothing.</summary>
    public static readonly TimeSpan KeptUnnamed = TimeSpan.FromDays(30);

    private readonly List<EvidenceReceipt> receipts = [];

    public EvidenceFile(EvidenceContent content, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(content);
        (Hash, Type, Size, Width, Height, ReceivedAt) = (content.Hash, content.Type, content.Size, content.Width, content.Height, at);
    }

    private EvidenceFile() => Hash = "";

    /// <summary>64 hex digits in lower case.</summary>
    public string Hash { get; private set; }

    public EvidenceType Type { get; private set; }

    public long Size { get; private set; }

    /// <summary>Of a picture, in pixels.</summary>
    public int? Width { get; private set; }

    public int? Height { get; private set; }

    public DateTime ReceivedAt { get; private set; }

    /// <summary>Since when no row names it; kept by <see cref="TidyEvidence"/>.</summary>
    public DateTime? UnnamedSince { get; private set; }

    public IReadOnlyList<EvidenceReceipt> Receipts => receipts;

    public override string Caption => Hash[..12];

    public EvidenceContent Content => new(Hash, Type, Size, Width, Height);

    /// <summary>Who hands in what is already there has it all the same: he has shown that he holds its bytes.</summary>
    public void Receive(Guid person, DateTime at)
    {
        if (receipts.All(r => r.PersonId != person))
        {
            receipts.Add(new(Id, person, at));
        }

        UnnamedSince = null;
    }
}

/// <summary>Somebody has handed in a file.</summary>
public sealed class EvidenceReceipt(Guid fileId, Guid personId, DateTime at) : Entity, IPartOf
{
    public Guid FileId { get; private set; } = fileId;

    public Guid PersonId { get; private set; } = personId;

    public DateTime At { get; private set; } = at;

    public override string Caption => "";

    Guid IPartOf.WholeId => FileId;

    Type IPartOf.Whole => typeof(EvidenceFile);
}

/// <summary>A file is for whoever handed it in, and for whoever sees a row that names it.</summary>
internal sealed class EvidenceRows(EvidenceNames names) : RowRule<EvidenceFile>
{
    public override IQueryable<EvidenceFile> Narrow(IQueryable<EvidenceFile> rows, Actor actor)
    {
        var (person, seen) = (actor.Id, names.SeenBy(actor));
        return rows.Where(file => seen.Contains(file.Hash) || file.Receipts.Any(r => r.PersonId == person && person != Guid.Empty));
    }
}
