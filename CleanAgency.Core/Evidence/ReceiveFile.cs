using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Evidence;

/// <summary>The row of a file whose bytes <see cref="StoreFile"/> has stored; whether it is new here.</summary>
[Needs(Permission.Score)]
[EveryRow("a file that is being handed in is nobody's row yet")]
public sealed record ReceiveFile(EvidenceContent Content) : Command<bool>, ILane
{
    string ILane.Lane => TidyEvidence.Lane;
}

internal sealed class ReceiveFileHandler(IAppDb db, IEvidenceStore store, Actor actor, Clock clock) : IRequestHandler<ReceiveFile, bool>
{
    public async Task<bool> Handle(ReceiveFile request, CancellationToken cancellationToken)
    {
        // Swept away between the two messages: whoever sends it again finds the way free.
        if (!await store.Has(request.Content.Hash, cancellationToken))
        {
            throw new RuleBroken("Evidence.Again");
        }

        var files = db.Set<EvidenceFile>();
        var known = await files.Include(f => f.Receipts).SingleOrDefaultAsync(f => f.Hash == request.Content.Hash, cancellationToken);
        var file = known ?? files.Add(new(request.Content, clock.Now)).Entity;
        file.Receive(actor.Id, clock.Now);
        return known is null;
    }
}
