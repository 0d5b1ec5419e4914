using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CleanAgency.Infrastructure.Data;

/// <summary>Which database: SQLite in the data folder, or PostgreSQL when Database:Provider says Postgres.</summary>
public sealed record DatabaseChoice(bool Postgres, string ConnectionString)
{
    /// <summary>Of SQLite, in full.</summary>
    public string File => Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource);

    /// <summary>How many may write at once.</summary>
    public int Writers => Postgres ? Math.Max(1, new NpgsqlConnectionStringBuilder(ConnectionString).MaxPoolSize / 2) : 1;

    /// <summary>Beside the file and named like it: the demo's photos never mix with real ones either.</summary>
    public string EvidenceFolder => Path.ChangeExtension(File, ".evidence");

    /// <summary>The name in the data folder. The demo has a file of its own: nobody ever mixes it with real data.</summary>
    public static string NameOf(IConfiguration configuration) => configuration["demo"] == "true" ? "demo.db" : "cleanagency.db";

    public static DatabaseChoice From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var connection = configuration["Database:ConnectionString"];
        if (configuration["Database:Provider"] == "Postgres")
        {
            return new(true, connection ?? throw new InvalidOperationException("Database:ConnectionString is missing."));
        }

        var folder = Directory.CreateDirectory(configuration["data"] ?? "data").FullName;
        connection ??= $"Data Source={Path.Combine(folder, NameOf(configuration))}";
        // The system's SQLite enforces foreign keys only when every connection asks for it.
        return new(false, new SqliteConnectionStringBuilder(connection) { ForeignKeys = true, DefaultTimeout = 15 }.ToString());
    }
}
