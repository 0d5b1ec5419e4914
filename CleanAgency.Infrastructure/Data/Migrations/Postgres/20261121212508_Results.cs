using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CleanAgency.Infrastructure.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Results : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "DueAt",
                table: "JobRequests",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "StartedAt",
                table: "JobRequests",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Books",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Right = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AskedById = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedBy = table.Column<string>(type: "text", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Books", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Books_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Books_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RoundResults",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    RoundCode = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Root = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CommittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CommittedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ShownRank = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Frozen = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundResults", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoundResults_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Schedules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    PausedBy = table.Column<string>(type: "text", nullable: true),
                    PausedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ResumedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Schedules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CommittedCards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ResultId = table.Column<Guid>(type: "uuid", nullable: false),
                    CardId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Seal = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommittedCards", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CommittedCards_RoundResults_ResultId",
                        column: x => x.ResultId,
                        principalTable: "RoundResults",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CommittedCards_Scorecards_CardId",
                        column: x => x.CardId,
                        principalTable: "Scorecards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CommittedCards_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ResultDecisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ResultId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AboutId = table.Column<Guid>(type: "uuid", nullable: true),
                    About = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Points = table.Column<int>(type: "integer", nullable: true),
                    Grade = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    ChosenUnits = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    FallenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResultDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ResultDecisions_RoundResults_ResultId",
                        column: x => x.ResultId,
                        principalTable: "RoundResults",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ResultLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ResultId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Unit = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Category = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Groups = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Score = table.Column<int>(type: "integer", nullable: true),
                    Exact = table.Column<string>(type: "text", nullable: false),
                    Raw = table.Column<int>(type: "integer", nullable: true),
                    Grade = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Computed = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    ByScore = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    RankInCategory = table.Column<int>(type: "integer", nullable: true),
                    RankOverall = table.Column<int>(type: "integer", nullable: true),
                    Shared = table.Column<bool>(type: "boolean", nullable: false),
                    StoredWhy = table.Column<string>(type: "text", nullable: false),
                    Seal = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResultLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ResultLines_RoundResults_ResultId",
                        column: x => x.ResultId,
                        principalTable: "RoundResults",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ResultLines_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_JobRequests_AskedAt",
                table: "JobRequests",
                column: "AskedAt");

            migrationBuilder.CreateIndex(
                name: "IX_JobRequests_Kind_DueAt",
                table: "JobRequests",
                columns: new[] { "Kind", "DueAt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Books_EndsAt",
                table: "Books",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_Books_Hash",
                table: "Books",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_Books_MadeAt",
                table: "Books",
                column: "MadeAt");

            migrationBuilder.CreateIndex(
                name: "IX_Books_RoundId",
                table: "Books",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_Books_UnitId",
                table: "Books",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_CommittedCards_CardId",
                table: "CommittedCards",
                column: "CardId");

            migrationBuilder.CreateIndex(
                name: "IX_CommittedCards_ResultId_CardId",
                table: "CommittedCards",
                columns: new[] { "ResultId", "CardId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CommittedCards_UnitId",
                table: "CommittedCards",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ResultDecisions_ResultId",
                table: "ResultDecisions",
                column: "ResultId");

            migrationBuilder.CreateIndex(
                name: "IX_ResultLines_ResultId_UnitId",
                table: "ResultLines",
                columns: new[] { "ResultId", "UnitId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ResultLines_UnitId",
                table: "ResultLines",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_RoundResults_RoundId_Number",
                table: "RoundResults",
                columns: new[] { "RoundId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Schedules_Name",
                table: "Schedules",
                column: "Name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Books");

            migrationBuilder.DropTable(
                name: "CommittedCards");

            migrationBuilder.DropTable(
                name: "ResultDecisions");

            migrationBuilder.DropTable(
                name: "ResultLines");

            migrationBuilder.DropTable(
                name: "Schedules");

            migrationBuilder.DropTable(
                name: "RoundResults");

            migrationBuilder.DropIndex(
                name: "IX_JobRequests_AskedAt",
                table: "JobRequests");

            migrationBuilder.DropIndex(
                name: "IX_JobRequests_Kind_DueAt",
                table: "JobRequests");

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "JobRequests");

            migrationBuilder.DropColumn(
                name: "StartedAt",
                table: "JobRequests");
        }
    }
}
