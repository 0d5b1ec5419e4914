using System.IO.Compression;
using CleanAgency.Infrastructure.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CleanAgency.Infrastructure.Evidence;

/// <summary>
/// The verb "backup FILE", beside a running server: one zip that is unpacked into an empty data folder. The database is copied as of
/// one moment, then the evidence that this copy names; its bytes never change, so the two fit together.
/// </summary>
public static class Backup
{
    /// <summary>Says on the console what became of it; the answer is the exit code.</summary>
    public static async Task<int> Write(IConfiguration configuration, string file)
    {
        var database = DatabaseChoice.From(configuration);
        if (Refusal(database, file) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return 1;
        }

        // Under another name until it is whole, and for nobody else to read: every name and score is in it.
        var (coming, copy) = (file + ".part", file + ".db");
        try
        {
            Copy(database, copy);
            var (files, missing) = await Zip(database, copy, coming, DatabaseChoice.NameOf(configuration));
            File.Move(coming, file);
            await Console.Out.WriteLineAsync($"{file}: the database and {files} files of evidence.");
            await (missing.Count == 0 ? Task.CompletedTask : Console.Error.WriteLineAsync(
                $"{missing.Count} files that the database names are not in {database.EvidenceFolder}, the first is {missing[0]}. The backup is written without them."));
            return missing.Count == 0 ? 0 : 2;
        }
        finally
        {
            File.Delete(coming);
            File.Delete(copy);
        }
    }

    private static string? Refusal(DatabaseChoice database, string file) =>
        file.Length == 0 ? "Say which file to write: backup FILE."
        : database.Postgres ? $"""
            With PostgreSQL everything, evidence included, is in the database; its own tool writes it as of one moment while the servers run:
                pg_dump --format=custom --exclude-table-data='"DatabaseLife"' --file={file} "{WithoutPassword(database.ConnectionString)}"
            and pg_restore --clean --if-exists --dbname=... {file} brings it back.
            """
        : File.Exists(file) ? $"{file} is there already and is not overwritten."
        : !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))) ? $"The folder of {file} is not there."
        : !File.Exists(database.File) ? $"There is no database {database.File}. Name the data folder with --data, and say --demo for the demo district."
        : null;

    private static string WithoutPassword(string connection)
    {
        var parts = new NpgsqlConnectionStringBuilder(connection);
        return $"host={parts.Host} port={parts.Port} user={parts.Username} dbname={parts.Database}";
    }

    private static void Copy(DatabaseChoice database, string copy)
    {
        File.Create(copy).Dispose();
        OnlyForOwner(copy);
        using (var live = Open(database.File))
        {
            // As of the moment it begins, while others read and write.
            using var vacuum = live.CreateCommand();
            vacuum.CommandText = "VACUUM INTO $copy";
            vacuum.Parameters.AddWithValue("$copy", copy);
            vacuum.ExecuteNonQuery();
        }

        // The copy has forgotten the write-ahead log, which the product needs to be fast; and it must begin a life of its own.
        using var made = Open(copy);
        using var change = made.CreateCommand();
        change.CommandText = """PRAGMA journal_mode=WAL; DELETE FROM "DatabaseLife" """;
        change.ExecuteNonQuery();
    }

    private static async Task<(int Files, List<string> Missing)> Zip(DatabaseChoice database, string copy, string into, string name)
    {
        List<string> missing = [];
        var files = 0;
        await using var stream = new FileStream(into, FileMode.Create, FileAccess.ReadWrite);
        OnlyForOwner(into);
        await using (var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null))
        {
            await zip.CreateEntryFromFileAsync(copy, name, CompressionLevel.Fastest);
            foreach (var hash in Named(copy))
            {
                var inside = EvidenceFolder.PathOf(hash);
                var path = Path.Combine(database.EvidenceFolder, inside);
                if (!File.Exists(path))
                {
                    missing.Add(hash);
                    continue;
                }

                // Photos are compressed already.
                await zip.CreateEntryFromFileAsync(path, $"{Path.ChangeExtension(name, ".evidence")}/{inside.Replace('\\', '/')}", CompressionLevel.NoCompression);
                files++;
            }
        }

        stream.Flush(flushToDisk: true);
        return (files, missing);
    }

    private static List<string> Named(string copy)
    {
        using var database = Open(copy);
        using var ask = database.CreateCommand();
        ask.CommandText = """SELECT "Hash" FROM "EvidenceFiles" ORDER BY "Hash" """;
        using var rows = ask.ExecuteReader();
        List<string> hashes = [];
        while (rows.Read())
        {
            hashes.Add(rows.GetString(0));
        }

        return hashes;
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 60 }.ToString());
        connection.Open();
        return connection;
    }

    private static void OnlyForOwner(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
