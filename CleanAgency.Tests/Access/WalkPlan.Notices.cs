using CleanAgency.Core.Notices;

namespace CleanAgency.Tests.Access;

internal static partial class WalkPlan
{
    private static readonly Dictionary<Type, Func<Guid, object>> OfNotices = new()
    {
        [typeof(Remind)] = _ => new Remind(),
        [typeof(Inbox)] = _ => new Inbox(),
        [typeof(Bell)] = _ => new Bell(),
        [typeof(ReadNotices)] = _ => new ReadNotices(),
    };
}
