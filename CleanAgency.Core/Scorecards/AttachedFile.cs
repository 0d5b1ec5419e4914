using CleanAgency.Core.Common;
using CleanAgency.Core.Evidence;

namespace CleanAgency.Core.Scorecards;

/// <summary>A file as the tablet names it: by the hash of its bytes, which travel on their own.</summary>
/// <param name="Entry">The found fact that it proves; null: the item as a whole.</param>
/// <param name="Original">The picture that this one was drawn upon.</param>
/// <param name="Thumb">The same picture, small.</param>
public sealed record FileOfItem(string Hash, string Name, Guid? Entry = null, string? Original = null, string? Thumb = null, string? Note = null)
{
    public IReadOnlyList<string> Hashes => [.. new[] { Hash, Original, Thumb }.OfType<string>()];

    public FileOfItem Checked() => Hashes.Any(hash => hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower)) ? throw new RuleBroken("Scorecards.BadBody", "attach")
        : this with { Name = Said.Text(Name, 1, 200, "Scorecards.FileNameForm"), Note = Said.Short(Note, 200) };
}

/// <summary>佐证材料 of an item: a photo or a document, for one found fact or for the item as a whole.</summary>
public sealed class AttachedFile : CardEntry
{
    internal AttachedFile(Tap tap, FileOfItem file, EvidenceContent content, Hand hand)
        : base(tap, hand)
    {
        (ItemId, EntryId, Hash, Name) = (tap.ItemId, file.Entry, file.Hash, file.Name);
        (Type, Size, Original, Thumb, Note) = (content.Type, content.Size, file.Original, file.Thumb, file.Note);
    }

    private AttachedFile() => (Hash, Name) = (null!, null!);

    [NotAudited]
    public Guid ItemId { get; private init; }

    [NotAudited]
    public Guid? EntryId { get; private init; }

    public string Hash { get; private init; }

    public string Name { get; private init; }

    /// <summary>As the bytes say it, never the tablet.</summary>
    public EvidenceType Type { get; private init; }

    [NotAudited]
    public long Size { get; private init; }

    [NotAudited]
    public string? Original { get; private init; }

    [NotAudited]
    public string? Thumb { get; private init; }

    public string? Note { get; private init; }

    public override string Caption => Name;
}
