using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpenContracting.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Subscriptions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "subscriptions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sealed_address = table.Column<string>(type: "TEXT", nullable: false),
                    address_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    topic = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    rhythm = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    asked_at = table.Column<string>(type: "TEXT", nullable: false),
                    asked = table.Column<int>(type: "INTEGER", nullable: false),
                    token_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    confirmed_at = table.Column<string>(type: "TEXT", nullable: true),
                    told_through = table.Column<long>(type: "INTEGER", nullable: false),
                    next_at = table.Column<string>(type: "TEXT", nullable: false),
                    sending_since = table.Column<string>(type: "TEXT", nullable: true),
                    refusals = table.Column<int>(type: "INTEGER", nullable: false),
                    link_sent_at = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscriptions", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_subscriptions_address_hash_topic",
                table: "subscriptions",
                columns: new[] { "address_hash", "topic" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_subscriptions_next_at",
                table: "subscriptions",
                column: "next_at");

            migrationBuilder.CreateIndex(
                name: "ix_subscriptions_token_hash",
                table: "subscriptions",
                column: "token_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "subscriptions");
        }
    }
}
