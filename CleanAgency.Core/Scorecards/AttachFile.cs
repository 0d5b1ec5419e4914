using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Evidence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>Its bytes come in a lane of their own; until they are here it waits. Nobody puts in a file by a hash that he has only heard of.</summary>
[Needs(Permission.Score)]
public sealed record AttachFile(Guid Id, Guid CardId, int Epoch, Guid ItemId, DateTime At, FileOfItem File) : Tap(Id, CardId, Epoch, ItemId, At), IAmong<EvidenceFile>
{
    /// <summary>The endpoint answers it with "later", not with a refusal.</summary>
    public const string NotHere = "Scorecards.FileMissing";
}

internal sealed class AttachFileHandler(ScoringDesk desk, Rows<EvidenceFile> files, IAppDb db) : IRequestHandler<AttachFile, TapAnswer>
{
    public async Task<TapAnswer> Handle(AttachFile tap, CancellationToken ct)
    {
        var item = await desk.Open(tap, ct);
        var there = await files.Visible.AsNoTracking().Where(f => tap.File.Hashes.Contains(f.Hash)).ToListAsync(ct);
        db.Set<AttachedFile>().Add(item.Attach(tap, there.ToDictionary(f => f.Hash, f => f.Content)));
        return item.Judged();
    }
}

/// <summary>It is shown no more with the item, and kept: what had been put in as proof is not made unseen.</summary>
[Needs(Permission.Score)]
public sealed record DetachFile(Guid Id, Guid CardId, int Epoch, Guid ItemId, DateTime At, Guid File, string Reason) : Tap(Id, CardId, Epoch, ItemId, At);

internal sealed class DetachFileHandler(ScoringDesk desk, IAppDb db) : IRequestHandler<DetachFile, TapAnswer>
{
    public async Task<TapAnswer> Handle(DetachFile tap, CancellationToken ct)
    {
        var item = await desk.Open(tap, ct);
        item.Withdraw(await db.Set<AttachedFile>().Where(f => f.CardId == tap.CardId && f.ItemId == tap.ItemId).FindOrRefuse(tap.File, ct), tap.Reason);
        return item.Judged();
    }
}

/// <summary>Who may see a card may see its files, those that were taken away again too.</summary>
internal sealed class FilesOfCards(IAppDb db, RowRule<Scorecard> rule) : INamesEvidence
{
    public IQueryable<string> All => Named(db.Set<AttachedFile>());

    public IQueryable<string> SeenBy(Actor actor)
    {
        var cards = rule.Narrow(db.Set<Scorecard>(), actor).Select(card => card.Id);
        return Named(db.Set<AttachedFile>().Where(file => cards.Contains(file.CardId)));
    }

    private static IQueryable<string> Named(IQueryable<AttachedFile> files) =>
        files.Select(f => f.Hash).Concat(files.Where(f => f.Thumb != null).Select(f => f.Thumb!)).Concat(files.Where(f => f.Original != null).Select(f => f.Original!));
}
