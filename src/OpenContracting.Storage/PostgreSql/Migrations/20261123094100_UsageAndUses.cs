using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace OpenContracting.Storage.PostgreSql.Migrations
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
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    answer = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_poll_days", x => new { x.day, x.answer });
                });

            migrationBuilder.CreateTable(
                name: "social_figures",
                columns: table => new
                {
                    network = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    post = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    account = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    views = table.Column<long>(type: "bigint", nullable: false),
                    shares = table.Column<long>(type: "bigint", nullable: false),
                    saves = table.Column<long>(type: "bigint", nullable: false),
                    comments = table.Column<long>(type: "bigint", nullable: false),
                    declared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_social_figures", x => new { x.network, x.post, x.month });
                });

            migrationBuilder.CreateTable(
                name: "usage_days",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    item = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    institution = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    format = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    agent = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    robots_list = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    investigations = table.Column<long>(type: "bigint", nullable: false),
                    requests = table.Column<long>(type: "bigint", nullable: false),
                    unique_investigations = table.Column<long>(type: "bigint", nullable: false),
                    unique_requests = table.Column<long>(type: "bigint", nullable: false),
                    sessions = table.Column<long>(type: "bigint", nullable: false),
                    shares = table.Column<long>(type: "bigint", nullable: false),
                    saves = table.Column<long>(type: "bigint", nullable: false),
                    follows = table.Column<long>(type: "bigint", nullable: false),
                    dropped = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_days", x => new { x.day, x.kind, x.item, x.institution, x.format, x.channel, x.agent, x.robots_list });
                });

            migrationBuilder.CreateTable(
                name: "usage_flushes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_flushes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "usage_restatements",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    item = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    moved = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_restatements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "uses",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    receipt = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false),
                    url = table.Column<string>(type: "text", nullable: true),
                    author = table.Column<string>(type: "text", nullable: true),
                    made_on = table.Column<DateOnly>(type: "date", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    effect = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    effect_url = table.Column<string>(type: "text", nullable: true),
                    effect_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_uses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "use_decisions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    use_id = table.Column<long>(type: "bigint", nullable: false),
                    from = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    to = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_by = table.Column<string>(type: "text", nullable: true)
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
                    use_id = table.Column<long>(type: "bigint", nullable: false),
                    project_id = table.Column<string>(type: "text", nullable: false, collation: "C")
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
