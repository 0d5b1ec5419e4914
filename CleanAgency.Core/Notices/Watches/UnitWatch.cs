using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Watches;

internal sealed class UnitWatch(IAppDb db, Recipients recipients, Clock clock) : IWatch
{
    public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.UnitsWithoutLeader];

    public IReadOnlyList<Type> Signs => [typeof(SupervisedUnit), .. Recipients.Signs];

    public async Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct) =>
        await db.Set<SupervisedUnit>().Matching(new(WithoutLeader: true), clock.Today).CountAsync(ct) is var count and > 0
            ? [new(NoticeKind.UnitsWithoutLeader, Guid.Empty, Trouble.Warn, await recipients.With(Permission.EditUnits, ct), "units?noleader=true") { Count = count }]
            : [];
}
