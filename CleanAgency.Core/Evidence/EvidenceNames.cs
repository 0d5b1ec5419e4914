using CleanAgency.Core.Access;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Evidence;

/// <summary>A feature whose rows name files by their hash. A file is shown to those who see such a row, and stays as long as there is one.</summary>
public interface INamesEvidence
{
    IQueryable<string> All { get; }

    /// <summary>The hashes in those rows that this person sees.</summary>
    IQueryable<string> SeenBy(Actor actor);
}

/// <summary>All features that name files, as one.</summary>
internal sealed class EvidenceNames(IAppDb db, IEnumerable<INamesEvidence> features)
{
    private IQueryable<string> None => db.Set<EvidenceFile>().Where(_ => false).Select(file => file.Hash);

    public IQueryable<string> All => features.Aggregate(None, (all, feature) => all.Concat(feature.All));

    public IQueryable<string> SeenBy(Actor actor) => features.Aggregate(None, (all, feature) => all.Concat(feature.SeenBy(actor)));
}
