using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using OpenContracting.Storage.Runs;

#nullable disable

namespace OpenContracting.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ReleasesStraightFromExports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(FormerStages.BuildReleasesIntoReadExport);
            migrationBuilder.DropTable(
                name: "export_snapshots");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "export_snapshots",
                columns: table => new
                {
                    export_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    adapter = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    date = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    export_date = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    external_reference = table.Column<string>(type: "text", nullable: true),
                    file = table.Column<string>(type: "text", nullable: false),
                    ocid = table.Column<string>(type: "text", nullable: true),
                    process_key = table.Column<string>(type: "text", nullable: false),
                    row = table.Column<long>(type: "bigint", nullable: false),
                    unknown_tables = table.Column<List<string>>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_export_snapshots", x => new { x.export_id, x.number });
                    table.ForeignKey(
                        name: "fk_export_snapshots_exports_export_id",
                        column: x => x.export_id,
                        principalTable: "exports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
        }
    }
}
