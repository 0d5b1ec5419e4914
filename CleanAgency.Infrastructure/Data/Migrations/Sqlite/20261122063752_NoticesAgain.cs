using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CleanAgency.Infrastructure.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class NoticesAgain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notices_PersonId_Kind_Thing_Due",
                table: "Notices");

            migrationBuilder.AddColumn<string>(
                name: "LastNews",
                table: "Notices",
                type: "TEXT",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Times",
                table: "Notices",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // Letters were numbered by the step, which for those who hear of what is late was none: what comes next has a number of its own, and no rung is told twice.
            migrationBuilder.Sql("""
                UPDATE "Notices" SET "Times" = "Step" + 1;
                UPDATE "Notices" SET "Step" = "Rung" + CASE WHEN "Kind" IN ('CardNotStarted', 'CardToScore', 'CardToSign', 'CardToSend') THEN 3 ELSE 4 END WHERE "Rung" > 0;
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Notices_Thing_Kind_PersonId_Due",
                table: "Notices",
                columns: new[] { "Thing", "Kind", "PersonId", "Due" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notices_Thing_Kind_PersonId_Due",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "LastNews",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "Times",
                table: "Notices");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_PersonId_Kind_Thing_Due",
                table: "Notices",
                columns: new[] { "PersonId", "Kind", "Thing", "Due" },
                unique: true);
        }
    }
}
