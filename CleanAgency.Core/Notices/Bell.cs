using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices;

/// <summary>How many notices the person has not read yet, of those that are still open.</summary>
[Needs(Permission.SignedIn)]
public sealed record Bell : Query<int>, IAmong<Notice>;

internal sealed class BellHandler(Rows<Notice> rows) : IRequestHandler<Bell, int>
{
    public Task<int> Handle(Bell query, CancellationToken ct) => rows.Visible.CountAsync(n => n.EndedAt == null && n.ReadAt == null, ct);
}
