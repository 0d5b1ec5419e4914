using CleanAgency.Core.Access;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CleanAgency.Infrastructure.Data;

/// <summary>Which failures of a save only say that somebody else was faster, so that the same command may try again.</summary>
internal static class Races
{
    private const int SqliteBusy = 5;
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    public static bool Lost(Exception broken) => broken is DbUpdateConcurrencyException || (broken is DbUpdateException ? broken.InnerException : broken) switch
    {
        SqliteException e => e.SqliteErrorCode == SqliteBusy || e.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey,
        PostgresException e => e.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
        _ => false,
    };

    /// <summary>On PostgreSQL an advisory lock until the commit; taken before the handler reads, so it sees what the one before it has written.</summary>
    public static async Task TakeLane(this AppDb db, object? message, CancellationToken ct)
    {
        if (message is not ILane lane || !db.Database.IsNpgsql())
        {
            return;
        }

        if (message is ISharingLane sharing)
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock_shared(hashtext({sharing.Shares})), pg_advisory_xact_lock(hashtext({sharing.Lane}))", ct);
        }
        else
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext({lane.Lane}))", ct);
        }
    }
}
