using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpenContracting.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class UnknownTablesOfReleases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_releases_export_id_snapshot_number",
                table: "releases");

            migrationBuilder.DropIndex(
                name: "ix_releases_process_key_source_adapter_hash",
                table: "releases");

            migrationBuilder.AddColumn<List<string>>(
                name: "unknown_tables",
                table: "releases",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.CreateIndex(
                name: "ix_releases_export_id_snapshot_number",
                table: "releases",
                columns: new[] { "export_id", "snapshot_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_releases_process_key_source_adapter",
                table: "releases",
                columns: new[] { "process_key", "source", "adapter" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_releases_export_id_snapshot_number",
                table: "releases");

            migrationBuilder.DropIndex(
                name: "ix_releases_process_key_source_adapter",
                table: "releases");

            migrationBuilder.DropColumn(
                name: "unknown_tables",
                table: "releases");

            migrationBuilder.CreateIndex(
                name: "ix_releases_export_id_snapshot_number",
                table: "releases",
                columns: new[] { "export_id", "snapshot_number" });

            migrationBuilder.CreateIndex(
                name: "ix_releases_process_key_source_adapter_hash",
                table: "releases",
                columns: new[] { "process_key", "source", "adapter", "hash" },
                unique: true);
        }
    }
}
