using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpenContracting.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class UsageAndUses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "poll_days",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_poll_days", x => new { x.day, x.answer });
                });

            migrationBuilder.CreateTable(
                name: "social_figures",
                columns: table => new
                {
                    network = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    post = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    views = table.Column<long>(type: "INTEGER", nullable: false),
                    shares = table.Column<long>(type: "INTEGER", nullable: false),
                    saves = table.Column<long>(type: "INTEGER", nullable: false),
                    comments = table.Column<long>(type: "INTEGER", nullable: false),
                    declared_at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_social_figures", x => new { x.network, x.post, x.month });
                });

            migrationBuilder.CreateTable(
                name: "usage_days",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    institution = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    format = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    agent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    robots_list = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    investigations = table.Column<long>(type: "INTEGER", nullable: false),
                    requests = table.Column<long>(type: "INTEGER", nullable: false),
                    unique_investigations = table.Column<long>(type: "INTEGER", nullable: false),
                    unique_requests = table.Column<long>(type: "INTEGER", nullable: false),
                    sessions = table.Column<long>(type: "INTEGER", nullable: false),
                    shares = table.Column<long>(type: "INTEGER", nullable: false),
                    saves = table.Column<long>(type: "INTEGER", nullable: false),
                    follows = table.Column<long>(type: "INTEGER", nullable: false),
                    dropped = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_days", x => new { x.day, x.kind, x.item, x.institution, x.format, x.channel, x.agent, x.robots_list });
                });

            migrationBuilder.CreateTable(
                name: "usage_flushes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_flushes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "usage_restatements",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    moved = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_restatements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "uses",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    receipt = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    summary = table.Column<string>(type: "TEXT", nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: true),
                    author = table.Column<string>(type: "TEXT", nullable: true),
                    made_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    received_at = table.Column<string>(type: "TEXT", nullable: false),
                    published_at = table.Column<string>(type: "TEXT", nullable: true),
                    effect = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    effect_url = table.Column<string>(type: "TEXT", nullable: true),
                    effect_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_uses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "use_decisions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    use_id = table.Column<long>(type: "INTEGER", nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    undone_at = table.Column<string>(type: "TEXT", nullable: true),
                    undone_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_use_decisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_use_decisions_uses_use_id",
                        column: x => x.use_id,
                        principalTable: "uses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "use_projects",
                columns: table => new
                {
                    use_id = table.Column<long>(type: "INTEGER", nullable: false),
                    project_id = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_use_projects", x => new { x.use_id, x.project_id });
                    table.ForeignKey(
                        name: "fk_use_projects_uses_use_id",
                        column: x => x.use_id,
                        principalTable: "uses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_usage_days_institution",
                table: "usage_days",
                column: "institution");

            migrationBuilder.CreateIndex(
                name: "ix_usage_days_kind_item",
                table: "usage_days",
                columns: new[] { "kind", "item" });

            migrationBuilder.CreateIndex(
                name: "ix_use_decisions_use_id",
                table: "use_decisions",
                column: "use_id");

            migrationBuilder.CreateIndex(
                name: "ix_use_projects_project_id",
                table: "use_projects",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_uses_receipt",
                table: "uses",
                column: "receipt",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_uses_state",
                table: "uses",
                column: "state");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "poll_days");

            migrationBuilder.DropTable(
                name: "social_figures");

            migrationBuilder.DropTable(
                name: "usage_days");

            migrationBuilder.DropTable(
                name: "usage_flushes");

            migrationBuilder.DropTable(
                name: "usage_restatements");

            migrationBuilder.DropTable(
                name: "use_decisions");

            migrationBuilder.DropTable(
                name: "use_projects");

            migrationBuilder.DropTable(
                name: "uses");
        }
    }
}
