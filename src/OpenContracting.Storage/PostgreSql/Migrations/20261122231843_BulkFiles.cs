using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace OpenContracting.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class BulkFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_publication_chunks_publication_files_file_id",
                table: "publication_chunks");

            migrationBuilder.RenameColumn(
                name: "file_id",
                table: "publication_chunks",
                newName: "content_id");

            migrationBuilder.AddColumn<long>(
                name: "content_id",
                table: "publication_files",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<byte[]>(
                name: "input_hash",
                table: "publication_files",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "rows",
                table: "publication_files",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<double>(
                name: "latitude",
                table: "projects",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "longitude",
                table: "projects",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<List<string>>(
                name: "procedures",
                table: "projects",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<int>(
                name: "year",
                table: "projects",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "latitude",
                table: "project_drafts",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "longitude",
                table: "project_drafts",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<List<string>>(
                name: "procedures",
                table: "project_drafts",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<int>(
                name: "year",
                table: "project_drafts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "publication_contents",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication_contents", x => x.id);
                });

            // Each file that is there already has bytes of its own.
            migrationBuilder.Sql("INSERT INTO publication_contents (id, created_at) SELECT id, now() FROM publication_files");
            migrationBuilder.Sql("UPDATE publication_files SET content_id = id");
            migrationBuilder.Sql(
                "SELECT setval(pg_get_serial_sequence('publication_contents', 'id'), coalesce(max(id), 1), count(*) > 0) FROM publication_contents");

            migrationBuilder.CreateIndex(
                name: "ix_publication_files_content_id",
                table: "publication_files",
                column: "content_id");

            migrationBuilder.CreateIndex(
                name: "ix_publication_files_input_hash",
                table: "publication_files",
                column: "input_hash");

            migrationBuilder.CreateIndex(
                name: "ix_projects_latitude_longitude",
                table: "projects",
                columns: new[] { "latitude", "longitude" });

            migrationBuilder.CreateIndex(
                name: "ix_projects_year_project_id",
                table: "projects",
                columns: new[] { "year", "project_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_publication_chunks_publication_contents_content_id",
                table: "publication_chunks",
                column: "content_id",
                principalTable: "publication_contents",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_publication_files_publication_contents_content_id",
                table: "publication_files",
                column: "content_id",
                principalTable: "publication_contents",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_publication_chunks_publication_contents_content_id",
                table: "publication_chunks");

            migrationBuilder.DropForeignKey(
                name: "fk_publication_files_publication_contents_content_id",
                table: "publication_files");

            migrationBuilder.DropTable(
                name: "publication_contents");

            migrationBuilder.DropIndex(
                name: "ix_publication_files_content_id",
                table: "publication_files");

            migrationBuilder.DropIndex(
                name: "ix_publication_files_input_hash",
                table: "publication_files");

            migrationBuilder.DropIndex(
                name: "ix_projects_latitude_longitude",
                table: "projects");

            migrationBuilder.DropIndex(
                name: "ix_projects_year_project_id",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "content_id",
                table: "publication_files");

            migrationBuilder.DropColumn(
                name: "input_hash",
                table: "publication_files");

            migrationBuilder.DropColumn(
                name: "rows",
                table: "publication_files");

            migrationBuilder.DropColumn(
                name: "latitude",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "longitude",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "procedures",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "year",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "latitude",
                table: "project_drafts");

            migrationBuilder.DropColumn(
                name: "longitude",
                table: "project_drafts");

            migrationBuilder.DropColumn(
                name: "procedures",
                table: "project_drafts");

            migrationBuilder.DropColumn(
                name: "year",
                table: "project_drafts");

            migrationBuilder.RenameColumn(
                name: "content_id",
                table: "publication_chunks",
                newName: "file_id");

            migrationBuilder.AddForeignKey(
                name: "fk_publication_chunks_publication_files_file_id",
                table: "publication_chunks",
                column: "file_id",
                principalTable: "publication_files",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
