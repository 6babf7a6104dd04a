using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace OpenContracting.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class TransparencyIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "index_editions",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    state_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state_by = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_index_editions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "index_entries",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    edition_id = table.Column<int>(type: "integer", nullable: false),
                    node = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    institution = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    score = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    evidence = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    evidence_url = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    confirmed = table.Column<bool>(type: "boolean", nullable: true),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    read_by = table.Column<string>(type: "text", nullable: true),
                    other_score = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_index_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_index_entries_index_editions_edition_id",
                        column: x => x.edition_id,
                        principalTable: "index_editions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "index_imports",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    edition_id = table.Column<int>(type: "integer", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_index_imports", x => x.id);
                    table.ForeignKey(
                        name: "fk_index_imports_index_editions_edition_id",
                        column: x => x.edition_id,
                        principalTable: "index_editions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "index_rows",
                columns: table => new
                {
                    import_id = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    node = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    parent = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    spanish = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    english = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    institution = table.Column<string>(type: "text", nullable: true),
                    weight = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    score = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    source = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_index_rows", x => new { x.import_id, x.position });
                    table.ForeignKey(
                        name: "fk_index_rows_index_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "index_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_index_editions_name",
                table: "index_editions",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_index_entries_edition_id_institution_node",
                table: "index_entries",
                columns: new[] { "edition_id", "institution", "node" });

            migrationBuilder.CreateIndex(
                name: "ix_index_imports_edition_id",
                table: "index_imports",
                column: "edition_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "index_entries");

            migrationBuilder.DropTable(
                name: "index_rows");

            migrationBuilder.DropTable(
                name: "index_imports");

            migrationBuilder.DropTable(
                name: "index_editions");
        }
    }
}
