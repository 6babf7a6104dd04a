using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpenContracting.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LinkChecks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "link_checks",
                columns: table => new
                {
                    address = table.Column<string>(type: "TEXT", maxLength: 1800, nullable: false),
                    host = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    due_at = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: true),
                    cause = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    checked_at = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_link_checks", x => x.address);
                });

            migrationBuilder.CreateTable(
                name: "link_uses",
                columns: table => new
                {
                    project_id = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_link_uses", x => new { x.project_id, x.address });
                    table.ForeignKey(
                        name: "fk_link_uses_link_checks_address",
                        column: x => x.address,
                        principalTable: "link_checks",
                        principalColumn: "address",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_link_checks_host_due_at",
                table: "link_checks",
                columns: new[] { "host", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_link_uses_address",
                table: "link_uses",
                column: "address");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "link_uses");

            migrationBuilder.DropTable(
                name: "link_checks");
        }
    }
}
