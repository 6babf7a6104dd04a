using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpenContracting.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SignalReplies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "signal_replies",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    signal = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    project_id = table.Column<string>(type: "TEXT", nullable: false),
                    institution = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    written_by = table.Column<string>(type: "TEXT", nullable: false),
                    withdrawn_at = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn_for = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signal_replies", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_signal_replies_project_id_signal",
                table: "signal_replies",
                columns: new[] { "project_id", "signal" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "signal_replies");
        }
    }
}
