using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace OpenContracting.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Budgets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "budget_imports",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    synthetic = table.Column<bool>(type: "boolean", nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    refused = table.Column<int>(type: "integer", nullable: false),
                    fresh = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    known = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "budget_months",
                columns: table => new
                {
                    system = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    line = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    year = table.Column<int>(type: "integer", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    institution = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    province = table.Column<string>(type: "text", nullable: true),
                    assigned = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    modified = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    committed = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    accrued = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    paid = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    progress = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    import_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_months", x => new { x.system, x.code, x.line, x.year, x.month });
                    table.ForeignKey(
                        name: "fk_budget_months_budget_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "budget_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "budget_refused_rows",
                columns: table => new
                {
                    import_id = table.Column<long>(type: "bigint", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    column = table.Column<string>(type: "text", nullable: false),
                    found = table.Column<string>(type: "text", nullable: false),
                    raw = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_refused_rows", x => new { x.import_id, x.row });
                    table.ForeignKey(
                        name: "fk_budget_refused_rows_budget_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "budget_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_budget_imports_hash",
                table: "budget_imports",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_budget_months_import_id",
                table: "budget_months",
                column: "import_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "budget_months");

            migrationBuilder.DropTable(
                name: "budget_refused_rows");

            migrationBuilder.DropTable(
                name: "budget_imports");
        }
    }
}
