using CleanAgency.Core.Reports;

namespace CleanAgency.Tests.Access;

internal static partial class WalkPlan
{
    private static readonly Dictionary<Type, Func<Guid, object>> OfBooks = new()
    {
        [typeof(AskForBook)] = id => new AskForBook(new(BookKind.UnitCard, id)),
        [typeof(CompileBook)] = id => new CompileBook(new(BookKind.UnitCard, id)),
        [typeof(KeepBook)] = id => new KeepBook(id, new(new(BookKind.Found, Guid.NewGuid()), "x.xlsx", new('a', 64), 1)),
        [typeof(BookList)] = _ => new BookList(),
        [typeof(BookState)] = id => new BookState(id),
        [typeof(FetchBook)] = id => new FetchBook(id),
        [typeof(RenewBooks)] = _ => new RenewBooks(),
        [typeof(PurgeBooks)] = _ => new PurgeBooks(),
    };
}
