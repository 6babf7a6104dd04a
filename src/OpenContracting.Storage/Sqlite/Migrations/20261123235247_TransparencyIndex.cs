using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpenContracting.Storage.Sqlite.Migrations
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
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    state_at = table.Column<string>(type: "TEXT", nullable: false),
                    state_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_index_editions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "index_entries",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    edition_id = table.Column<int>(type: "INTEGER", nullable: false),
                    node = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    institution = table.Column<string>(type: "TEXT", nullable: true),
                    score = table.Column<long>(type: "INTEGER", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    evidence_url = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    confirmed = table.Column<bool>(type: "INTEGER", nullable: true),
                    read_at = table.Column<string>(type: "TEXT", nullable: true),
                    read_by = table.Column<string>(type: "TEXT", nullable: true),
                    other_score = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
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
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    edition_id = table.Column<int>(type: "INTEGER", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false)
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
                    import_id = table.Column<int>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    node = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    parent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    spanish = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    english = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    institution = table.Column<string>(type: "TEXT", nullable: true),
                    weight = table.Column<long>(type: "INTEGER", nullable: true),
                    score = table.Column<long>(type: "INTEGER", nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
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
