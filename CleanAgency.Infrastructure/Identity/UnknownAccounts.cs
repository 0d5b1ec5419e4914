using System.Collections.Concurrent;
using CleanAgency.Core.Access;

namespace CleanAgency.Infrastructure.Identity;

/// <summary>Counts wrong attempts on names that do not exist just as for real ones, in memory and bounded: an answer must not tell them apart.</summary>
public sealed class UnknownAccounts
{
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<string, (int Failed, DateTimeOffset LockedUntil)> names = new();

    public (SignInState State, int TriesLeft) Count(string name, int tries, TimeSpan lockedFor, DateTimeOffset now)
    {
        if (names.Count > Most)
        {
            names.Clear();
        }

        var (failed, until) = names.AddOrUpdate(name, _ => (1, default), (_, was) =>
            was.LockedUntil > now ? was : was.Failed + 1 >= tries ? (0, now + lockedFor) : (was.Failed + 1, default));
        return until > now ? (SignInState.LockedOut, 0) : (SignInState.Wrong, tries - failed);
    }
}
