using Microsoft.EntityFrameworkCore.Migrations;

namespace CleanAgency.Infrastructure.Data;

/// <summary>Triggers that refuse to update or delete a row of the audit, whoever asks. Called from the first migration of each set.</summary>
internal static class AppendOnly
{
    private static readonly string[] Tables = ["AuditEntry", "AuditSeal"];

    public static void OnSqlite(MigrationBuilder migration)
    {
        foreach (var (table, act) in Tables.SelectMany(table => new[] { (table, "UPDATE"), (table, "DELETE") }))
        {
            migration.Sql($"""
                CREATE TRIGGER "{table}_no_{act}" BEFORE {act} ON "{table}"
                BEGIN SELECT RAISE(ABORT, 'The audit is append-only'); END;
                """);
        }

        NoReplacing(migration, "AuditEntry", "Id");
        NoReplacing(migration, "AuditSeal", "Position");
        NoReplacing(migration, "AuditSeal", "EntryId");
    }

    // REPLACE deletes without asking the delete trigger, so a row whose key is there already is refused on its way in.
    private static void NoReplacing(MigrationBuilder migration, string table, string key) => migration.Sql($"""
        CREATE TRIGGER "{table}_no_replace_{key}" BEFORE INSERT ON "{table}" WHEN EXISTS (SELECT 1 FROM "{table}" WHERE "{key}" = NEW."{key}")
        BEGIN SELECT RAISE(ABORT, 'The audit is append-only'); END;
        """);

    public static void OnPostgres(MigrationBuilder migration)
    {
        migration.Sql("""
            CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'The audit is append-only'; END $$;
            """);
        foreach (var table in Tables)
        {
            migration.Sql($"""
                CREATE TRIGGER "{table}_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}"
                FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
                """);
        }
    }
}
