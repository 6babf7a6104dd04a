using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpenContracting.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Workrooms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "committee_seats",
                columns: table => new
                {
                    committee_id = table.Column<int>(type: "INTEGER", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    declared_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    interest = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_committee_seats", x => new { x.committee_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_committee_seats_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_committee_seats_committees_committee_id",
                        column: x => x.committee_id,
                        principalTable: "committees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gatherings",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title_es = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    title_en = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    text_es = table.Column<string>(type: "TEXT", nullable: false),
                    text_en = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    audience = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    seats = table.Column<int>(type: "INTEGER", nullable: true),
                    sign_up_link = table.Column<string>(type: "TEXT", nullable: true),
                    materials = table.Column<string>(type: "TEXT", nullable: true),
                    attended = table.Column<int>(type: "INTEGER", nullable: true),
                    women = table.Column<int>(type: "INTEGER", nullable: true),
                    men = table.Column<int>(type: "INTEGER", nullable: true),
                    young = table.Column<int>(type: "INTEGER", nullable: true),
                    comarca = table.Column<int>(type: "INTEGER", nullable: true),
                    score = table.Column<long>(type: "INTEGER", nullable: true),
                    changed_at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gatherings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "visit_drafts",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    key = table.Column<Guid>(type: "TEXT", nullable: false),
                    committee_id = table.Column<int>(type: "INTEGER", nullable: false),
                    project_id = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    observed = table.Column<long>(type: "INTEGER", nullable: false),
                    finding = table.Column<string>(type: "TEXT", nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_at = table.Column<string>(type: "TEXT", nullable: false),
                    visit_id = table.Column<int>(type: "INTEGER", nullable: true),
                    discarded_at = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visit_drafts", x => x.id);
                    table.ForeignKey(
                        name: "fk_visit_drafts_committees_committee_id",
                        column: x => x.committee_id,
                        principalTable: "committees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "draft_agreements",
                columns: table => new
                {
                    draft_id = table.Column<int>(type: "INTEGER", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_agreements", x => new { x.draft_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_draft_agreements_visit_drafts_draft_id",
                        column: x => x.draft_id,
                        principalTable: "visit_drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "visit_photos",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    draft_id = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    media = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    latitude = table.Column<long>(type: "INTEGER", nullable: true),
                    longitude = table.Column<long>(type: "INTEGER", nullable: true),
                    taken_down_at = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visit_photos", x => x.id);
                    table.ForeignKey(
                        name: "fk_visit_photos_visit_drafts_draft_id",
                        column: x => x.draft_id,
                        principalTable: "visit_drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "roles",
                columns: new[] { "id", "concurrency_stamp", "name", "normalized_name" },
                values: new object[] { new Guid("e2a000df-a928-a2d3-f304-043b9546b321"), "e2a000df-a928-a2d3-f304-043b9546b321", "committee-member", "COMMITTEE-MEMBER" });

            migrationBuilder.CreateIndex(
                name: "ix_committee_seats_user_id",
                table: "committee_seats",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_visit_drafts_committee_id",
                table: "visit_drafts",
                column: "committee_id");

            migrationBuilder.CreateIndex(
                name: "ix_visit_drafts_key",
                table: "visit_drafts",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_visit_drafts_visit_id",
                table: "visit_drafts",
                column: "visit_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_visit_photos_draft_id_number",
                table: "visit_photos",
                columns: new[] { "draft_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "committee_seats");

            migrationBuilder.DropTable(
                name: "draft_agreements");

            migrationBuilder.DropTable(
                name: "gatherings");

            migrationBuilder.DropTable(
                name: "visit_photos");

            migrationBuilder.DropTable(
                name: "visit_drafts");

            migrationBuilder.DeleteData(
                table: "roles",
                keyColumn: "id",
                keyValue: new Guid("e2a000df-a928-a2d3-f304-043b9546b321"));
        }
    }
}
