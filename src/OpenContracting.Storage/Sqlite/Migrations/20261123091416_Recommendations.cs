using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpenContracting.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Recommendations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "recommendations",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    source_document = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    title_es = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    title_en = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    text_es = table.Column<string>(type: "TEXT", nullable: false),
                    text_en = table.Column<string>(type: "TEXT", nullable: true),
                    theme = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    institution = table.Column<string>(type: "TEXT", nullable: true),
                    project_id = table.Column<string>(type: "TEXT", nullable: true),
                    committee = table.Column<string>(type: "TEXT", nullable: true),
                    author_email = table.Column<string>(type: "TEXT", nullable: true),
                    author_language = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recommendations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "recommendation_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    recommendation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    text_es = table.Column<string>(type: "TEXT", nullable: true),
                    text_en = table.Column<string>(type: "TEXT", nullable: true),
                    link = table.Column<string>(type: "TEXT", nullable: true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    target = table.Column<int>(type: "INTEGER", nullable: true),
                    told_at = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recommendation_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_recommendation_events_recommendations_recommendation_id",
                        column: x => x.recommendation_id,
                        principalTable: "recommendations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_recommendation_events_recommendation_id_number",
                table: "recommendation_events",
                columns: new[] { "recommendation_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recommendation_events_told_at",
                table: "recommendation_events",
                column: "told_at");

            migrationBuilder.CreateIndex(
                name: "ix_recommendations_code",
                table: "recommendations",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recommendations_project_id",
                table: "recommendations",
                column: "project_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "recommendation_events");

            migrationBuilder.DropTable(
                name: "recommendations");
        }
    }
}
