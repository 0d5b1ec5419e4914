using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Evidence;

/// <summary>What is known about a file; null where there is none, or none for this person.</summary>
[Needs(Permission.SeeCards)]
public sealed record FindFile(string Hash) : Query<EvidenceContent?>, IAmong<EvidenceFile>;

internal sealed class FindFileHandler(Rows<EvidenceFile> files) : IRequestHandler<FindFile, EvidenceContent?>
{
    public async Task<EvidenceContent?> Handle(FindFile request, CancellationToken cancellationToken) =>
        (await files.Visible.AsNoTracking().SingleOrDefaultAsync(f => f.Hash == request.Hash, cancellationToken))?.Content;
}
