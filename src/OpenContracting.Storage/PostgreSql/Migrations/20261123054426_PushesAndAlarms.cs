using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpenContracting.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class PushesAndAlarms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "certificate_expires_at",
                table: "pull_sources",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "silent_days",
                table: "pull_sources",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "largest_export",
                table: "publisher_keys",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "pushes_per_day",
                table: "publisher_keys",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "webhook",
                table: "publisher_keys",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "alarms",
                columns: table => new
                {
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    arguments = table.Column<List<string>>(type: "text[]", nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    cleared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alarms", x => new { x.kind, x.subject });
                });

            migrationBuilder.CreateTable(
                name: "export_uploads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    export_id = table.Column<long>(type: "bigint", nullable: false),
                    key_id = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: true),
                    length = table.Column<long>(type: "bigint", nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    claimed_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_export_uploads", x => x.id);
                    table.ForeignKey(
                        name: "fk_export_uploads_exports_export_id",
                        column: x => x.export_id,
                        principalTable: "exports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_export_uploads_publisher_keys_key_id",
                        column: x => x.key_id,
                        principalTable: "publisher_keys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "push_callbacks",
                columns: table => new
                {
                    export_id = table.Column<long>(type: "bigint", nullable: false),
                    key_id = table.Column<long>(type: "bigint", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    problem_code = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_push_callbacks", x => new { x.export_id, x.key_id });
                    table.ForeignKey(
                        name: "fk_push_callbacks_exports_export_id",
                        column: x => x.export_id,
                        principalTable: "exports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_push_callbacks_publisher_keys_key_id",
                        column: x => x.key_id,
                        principalTable: "publisher_keys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "push_requests",
                columns: table => new
                {
                    key_id = table.Column<long>(type: "bigint", nullable: false),
                    idempotency_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    fingerprint = table.Column<string>(type: "text", nullable: false),
                    export_id = table.Column<long>(type: "bigint", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_push_requests", x => new { x.key_id, x.idempotency_key });
                    table.ForeignKey(
                        name: "fk_push_requests_publisher_keys_key_id",
                        column: x => x.key_id,
                        principalTable: "publisher_keys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_export_uploads_export_id",
                table: "export_uploads",
                column: "export_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_export_uploads_key_id",
                table: "export_uploads",
                column: "key_id");

            migrationBuilder.CreateIndex(
                name: "ix_push_callbacks_key_id",
                table: "push_callbacks",
                column: "key_id");

            migrationBuilder.CreateIndex(
                name: "ix_push_callbacks_next_attempt_at",
                table: "push_callbacks",
                column: "next_attempt_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alarms");

            migrationBuilder.DropTable(
                name: "export_uploads");

            migrationBuilder.DropTable(
                name: "push_callbacks");

            migrationBuilder.DropTable(
                name: "push_requests");

            migrationBuilder.DropColumn(
                name: "certificate_expires_at",
                table: "pull_sources");

            migrationBuilder.DropColumn(
                name: "silent_days",
                table: "pull_sources");

            migrationBuilder.DropColumn(
                name: "largest_export",
                table: "publisher_keys");

            migrationBuilder.DropColumn(
                name: "pushes_per_day",
                table: "publisher_keys");

            migrationBuilder.DropColumn(
                name: "webhook",
                table: "publisher_keys");
        }
    }
}
