using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace OpenContracting.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: true),
                    details = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "changes",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    project_id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    publication_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    merged_into = table.Column<string>(type: "TEXT", nullable: true),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_changes", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "contracting_processes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    process_key = table.Column<string>(type: "TEXT", nullable: false),
                    ocid = table.Column<string>(type: "TEXT", nullable: true),
                    external_reference = table.Column<string>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    compiled_revision = table.Column<int>(type: "INTEGER", nullable: false),
                    date = table.Column<string>(type: "TEXT", nullable: true),
                    compiled = table.Column<byte[]>(type: "BLOB", nullable: true),
                    compiled_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    associated = table.Column<bool>(type: "INTEGER", nullable: false),
                    reasons = table.Column<byte[]>(type: "BLOB", nullable: true),
                    decided_by_person = table.Column<bool>(type: "INTEGER", nullable: false),
                    grouping_facts = table.Column<byte[]>(type: "BLOB", nullable: true),
                    project_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contracting_processes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    friendly_name = table.Column<string>(type: "TEXT", nullable: true),
                    xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "decisions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    target = table.Column<string>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: true),
                    accepted = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", nullable: false),
                    decided_at = table.Column<string>(type: "TEXT", nullable: false),
                    undone_at = table.Column<string>(type: "TEXT", nullable: true),
                    undone_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "exports",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<byte[]>(type: "BLOB", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    institution = table.Column<string>(type: "TEXT", nullable: true),
                    period = table.Column<string>(type: "TEXT", nullable: true),
                    licence = table.Column<string>(type: "TEXT", nullable: true),
                    received_from = table.Column<string>(type: "TEXT", nullable: true),
                    received_at = table.Column<string>(type: "TEXT", nullable: false),
                    synthetic = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    adapter = table.Column<string>(type: "TEXT", nullable: true),
                    unknown_tables = table.Column<string>(type: "TEXT", nullable: false),
                    snapshots = table.Column<int>(type: "INTEGER", nullable: false),
                    new_releases = table.Column<int>(type: "INTEGER", nullable: false),
                    refusal_code = table.Column<string>(type: "TEXT", nullable: true),
                    refusal_detail = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "project_drafts",
                columns: table => new
                {
                    project_id = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    merged_into = table.Column<string>(type: "TEXT", nullable: true),
                    json = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    updated = table.Column<string>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    search_text = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: true),
                    type = table.Column<string>(type: "TEXT", nullable: true),
                    sector = table.Column<string>(type: "TEXT", nullable: true),
                    sectors = table.Column<string>(type: "TEXT", nullable: false),
                    province = table.Column<string>(type: "TEXT", nullable: true),
                    provinces = table.Column<string>(type: "TEXT", nullable: false),
                    public_authority_id = table.Column<string>(type: "TEXT", nullable: true),
                    public_authority_name = table.Column<string>(type: "TEXT", nullable: true),
                    supplier_ids = table.Column<string>(type: "TEXT", nullable: false),
                    supplier_names = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: true),
                    currency = table.Column<string>(type: "TEXT", nullable: true),
                    start_date = table.Column<string>(type: "TEXT", nullable: true),
                    end_date = table.Column<string>(type: "TEXT", nullable: true),
                    contracting_processes = table.Column<int>(type: "INTEGER", nullable: false),
                    findings = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_drafts", x => x.project_id);
                });

            migrationBuilder.CreateTable(
                name: "project_plans",
                columns: table => new
                {
                    project_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    live = table.Column<bool>(type: "INTEGER", nullable: false),
                    entry = table.Column<byte[]>(type: "BLOB", nullable: false),
                    decided_title = table.Column<string>(type: "TEXT", nullable: true),
                    input_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    mapped_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    next_status_change = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_plans", x => x.project_id);
                });

            migrationBuilder.CreateTable(
                name: "project_redirects",
                columns: table => new
                {
                    old_id = table.Column<string>(type: "TEXT", nullable: false),
                    new_id = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_redirects", x => x.old_id);
                });

            migrationBuilder.CreateTable(
                name: "project_versions",
                columns: table => new
                {
                    project_id = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    publication_id = table.Column<long>(type: "INTEGER", nullable: false),
                    published_at = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    json = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_versions", x => new { x.project_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "projects",
                columns: table => new
                {
                    project_id = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    first_published = table.Column<string>(type: "TEXT", nullable: false),
                    last_published = table.Column<string>(type: "TEXT", nullable: false),
                    merged_into = table.Column<string>(type: "TEXT", nullable: true),
                    json = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    updated = table.Column<string>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    search_text = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: true),
                    type = table.Column<string>(type: "TEXT", nullable: true),
                    sector = table.Column<string>(type: "TEXT", nullable: true),
                    sectors = table.Column<string>(type: "TEXT", nullable: false),
                    province = table.Column<string>(type: "TEXT", nullable: true),
                    provinces = table.Column<string>(type: "TEXT", nullable: false),
                    public_authority_id = table.Column<string>(type: "TEXT", nullable: true),
                    public_authority_name = table.Column<string>(type: "TEXT", nullable: true),
                    supplier_ids = table.Column<string>(type: "TEXT", nullable: false),
                    supplier_names = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: true),
                    currency = table.Column<string>(type: "TEXT", nullable: true),
                    start_date = table.Column<string>(type: "TEXT", nullable: true),
                    end_date = table.Column<string>(type: "TEXT", nullable: true),
                    contracting_processes = table.Column<int>(type: "INTEGER", nullable: false),
                    findings = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_projects", x => x.project_id);
                });

            migrationBuilder.CreateTable(
                name: "publications",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    data_as_of = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    published_at = table.Column<string>(type: "TEXT", nullable: true),
                    projects = table.Column<int>(type: "INTEGER", nullable: false),
                    left_out = table.Column<int>(type: "INTEGER", nullable: false),
                    added = table.Column<int>(type: "INTEGER", nullable: false),
                    updated = table.Column<int>(type: "INTEGER", nullable: false),
                    removed = table.Column<int>(type: "INTEGER", nullable: false),
                    licence = table.Column<string>(type: "TEXT", nullable: true),
                    report = table.Column<byte[]>(type: "BLOB", nullable: true),
                    stop_code = table.Column<string>(type: "TEXT", nullable: true),
                    stop_detail = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "publisher_keys",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    prefix = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    institution = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: true),
                    expires_at = table.Column<string>(type: "TEXT", nullable: true),
                    revoked_at = table.Column<string>(type: "TEXT", nullable: true),
                    last_used_at = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publisher_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "releases",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    process_key = table.Column<string>(type: "TEXT", nullable: false),
                    ocid = table.Column<string>(type: "TEXT", nullable: true),
                    external_reference = table.Column<string>(type: "TEXT", nullable: true),
                    release_id = table.Column<string>(type: "TEXT", nullable: false),
                    date = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    adapter = table.Column<string>(type: "TEXT", nullable: false),
                    export_id = table.Column<long>(type: "INTEGER", nullable: false),
                    snapshot_number = table.Column<int>(type: "INTEGER", nullable: false),
                    export_date = table.Column<string>(type: "TEXT", nullable: true),
                    provenance = table.Column<byte[]>(type: "BLOB", nullable: false),
                    json = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_releases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "roles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "runs",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    export_id = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    partitions_left = table.Column<int>(type: "INTEGER", nullable: false),
                    data_as_of = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    started_at = table.Column<string>(type: "TEXT", nullable: true),
                    finished_at = table.Column<string>(type: "TEXT", nullable: true),
                    error_code = table.Column<string>(type: "TEXT", nullable: true),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "settings",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<string>(type: "TEXT", nullable: false),
                    changed_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settings", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    last_sign_in_at = table.Column<string>(type: "TEXT", nullable: true),
                    closed_at = table.Column<string>(type: "TEXT", nullable: true),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<string>(type: "TEXT", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "export_chunks",
                columns: table => new
                {
                    export_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_export_chunks", x => new { x.export_id, x.number });
                    table.ForeignKey(
                        name: "fk_export_chunks_exports_export_id",
                        column: x => x.export_id,
                        principalTable: "exports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "export_quarantine",
                columns: table => new
                {
                    export_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    table = table.Column<string>(type: "TEXT", nullable: false),
                    row = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    column = table.Column<string>(type: "TEXT", nullable: true),
                    value = table.Column<string>(type: "TEXT", nullable: true),
                    raw = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_export_quarantine", x => new { x.export_id, x.number });
                    table.ForeignKey(
                        name: "fk_export_quarantine_exports_export_id",
                        column: x => x.export_id,
                        principalTable: "exports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "export_snapshots",
                columns: table => new
                {
                    export_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    process_key = table.Column<string>(type: "TEXT", nullable: false),
                    ocid = table.Column<string>(type: "TEXT", nullable: true),
                    external_reference = table.Column<string>(type: "TEXT", nullable: true),
                    adapter = table.Column<string>(type: "TEXT", nullable: false),
                    date = table.Column<string>(type: "TEXT", nullable: true),
                    export_date = table.Column<string>(type: "TEXT", nullable: true),
                    file = table.Column<string>(type: "TEXT", nullable: false),
                    row = table.Column<long>(type: "INTEGER", nullable: false),
                    unknown_tables = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "export_tables",
                columns: table => new
                {
                    export_id = table.Column<long>(type: "INTEGER", nullable: false),
                    table = table.Column<string>(type: "TEXT", nullable: false),
                    rows = table.Column<long>(type: "INTEGER", nullable: false),
                    used = table.Column<long>(type: "INTEGER", nullable: false),
                    quarantined = table.Column<long>(type: "INTEGER", nullable: false),
                    duplicates = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_export_tables", x => new { x.export_id, x.table });
                    table.ForeignKey(
                        name: "fk_export_tables_exports_export_id",
                        column: x => x.export_id,
                        principalTable: "exports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "publication_files",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    publication_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", nullable: false),
                    encoding = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<byte[]>(type: "BLOB", nullable: false),
                    e_tag = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_publication_files_publications_publication_id",
                        column: x => x.publication_id,
                        principalTable: "publications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "published_pointers",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    publication_id = table.Column<long>(type: "INTEGER", nullable: false),
                    last_change = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_published_pointers", x => x.id);
                    table.ForeignKey(
                        name: "fk_published_pointers_publications_publication_id",
                        column: x => x.publication_id,
                        principalTable: "publications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "role_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    role_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_role_claims_asp_net_roles_role_id",
                        column: x => x.role_id,
                        principalTable: "roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "run_faults",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_run_faults", x => x.id);
                    table.ForeignKey(
                        name: "fk_run_faults_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "run_partitions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: true),
                    to = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    enqueued_at = table.Column<string>(type: "TEXT", nullable: false),
                    claim = table.Column<Guid>(type: "TEXT", nullable: true),
                    claimed_until = table.Column<string>(type: "TEXT", nullable: true),
                    worker = table.Column<string>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    not_before = table.Column<string>(type: "TEXT", nullable: true),
                    total = table.Column<long>(type: "INTEGER", nullable: false),
                    processed = table.Column<long>(type: "INTEGER", nullable: false),
                    changed = table.Column<long>(type: "INTEGER", nullable: false),
                    started_at = table.Column<string>(type: "TEXT", nullable: true),
                    finished_at = table.Column<string>(type: "TEXT", nullable: true),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_run_partitions", x => x.id);
                    table.ForeignKey(
                        name: "fk_run_partitions_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_user_claims_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_institutions",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    institution = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_institutions", x => new { x.user_id, x.institution });
                    table.ForeignKey(
                        name: "fk_user_institutions_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_user_logins_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_passkeys",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_passkeys", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_user_passkeys_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_roles",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_roles", x => new { x.user_id, x.role_id });
                    table.ForeignKey(
                        name: "fk_user_roles_asp_net_roles_role_id",
                        column: x => x.role_id,
                        principalTable: "roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_user_roles_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_user_tokens_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "publication_chunks",
                columns: table => new
                {
                    file_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication_chunks", x => new { x.file_id, x.number });
                    table.ForeignKey(
                        name: "fk_publication_chunks_publication_files_file_id",
                        column: x => x.file_id,
                        principalTable: "publication_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "roles",
                columns: new[] { "id", "concurrency_stamp", "name", "normalized_name" },
                values: new object[,]
                {
                    { new Guid("2f8d7bf9-866a-78b7-f719-9c97bc5d35b1"), "2f8d7bf9-866a-78b7-f719-9c97bc5d35b1", "publisher", "PUBLISHER" },
                    { new Guid("40866db4-7bb6-214e-de6d-b4a688a6c31a"), "40866db4-7bb6-214e-de6d-b4a688a6c31a", "curator", "CURATOR" },
                    { new Guid("6b4678d6-18e3-cd42-a02e-cded4fc60f6c"), "6b4678d6-18e3-cd42-a02e-cded4fc60f6c", "civil-society-verifier", "CIVIL-SOCIETY-VERIFIER" },
                    { new Guid("8758589b-f1e3-be7b-e514-6fc21f6e31cf"), "8758589b-f1e3-be7b-e514-6fc21f6e31cf", "administrator", "ADMINISTRATOR" },
                    { new Guid("964f0b92-8d2b-ab72-19f0-42ba08337a02"), "964f0b92-8d2b-ab72-19f0-42ba08337a02", "committee-coordinator", "COMMITTEE-COORDINATOR" },
                    { new Guid("9be75487-830d-69e6-0290-d4c7d0fc6cb5"), "9be75487-830d-69e6-0290-d4c7d0fc6cb5", "second-reader", "SECOND-READER" },
                    { new Guid("a24c55a5-d18f-1454-dbf3-dd2901580ea7"), "a24c55a5-d18f-1454-dbf3-dd2901580ea7", "moderator", "MODERATOR" },
                    { new Guid("c8f391b2-7736-7be1-4203-24a22ad6ea8d"), "c8f391b2-7736-7be1-4203-24a22ad6ea8d", "institution-officer", "INSTITUTION-OFFICER" },
                    { new Guid("f1b9dc7a-d5e9-3f1a-eed9-e23c09c6205e"), "f1b9dc7a-d5e9-3f1a-eed9-e23c09c6205e", "cost-analyst", "COST-ANALYST" }
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_actor",
                table: "audit_entries",
                column: "actor");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_at",
                table: "audit_entries",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_changes_project_id",
                table: "changes",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_contracting_processes_external_reference",
                table: "contracting_processes",
                column: "external_reference");

            migrationBuilder.CreateIndex(
                name: "ix_contracting_processes_id",
                table: "contracting_processes",
                column: "id",
                filter: "revision <> compiled_revision");

            migrationBuilder.CreateIndex(
                name: "ix_contracting_processes_ocid",
                table: "contracting_processes",
                column: "ocid");

            migrationBuilder.CreateIndex(
                name: "ix_contracting_processes_outcome",
                table: "contracting_processes",
                column: "outcome");

            migrationBuilder.CreateIndex(
                name: "ix_contracting_processes_process_key",
                table: "contracting_processes",
                column: "process_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contracting_processes_project_id",
                table: "contracting_processes",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_decisions_kind_subject",
                table: "decisions",
                columns: new[] { "kind", "subject" });

            migrationBuilder.CreateIndex(
                name: "ix_export_quarantine_code",
                table: "export_quarantine",
                column: "code");

            migrationBuilder.CreateIndex(
                name: "ix_exports_received_at",
                table: "exports",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "ix_exports_sha256",
                table: "exports",
                column: "sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_exports_state",
                table: "exports",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_project_redirects_new_id",
                table: "project_redirects",
                column: "new_id");

            migrationBuilder.CreateIndex(
                name: "ix_project_versions_publication_id",
                table: "project_versions",
                column: "publication_id");

            migrationBuilder.CreateIndex(
                name: "ix_projects_last_published",
                table: "projects",
                column: "last_published");

            migrationBuilder.CreateIndex(
                name: "ix_projects_province",
                table: "projects",
                column: "province");

            migrationBuilder.CreateIndex(
                name: "ix_projects_public_authority_id",
                table: "projects",
                column: "public_authority_id");

            migrationBuilder.CreateIndex(
                name: "ix_projects_sector",
                table: "projects",
                column: "sector");

            migrationBuilder.CreateIndex(
                name: "ix_projects_status",
                table: "projects",
                column: "status");

            migrationBuilder.CreateIndex(
                name: "ix_projects_type",
                table: "projects",
                column: "type");

            migrationBuilder.CreateIndex(
                name: "ix_projects_updated",
                table: "projects",
                column: "updated");

            migrationBuilder.CreateIndex(
                name: "ix_projects_value",
                table: "projects",
                column: "value");

            migrationBuilder.CreateIndex(
                name: "ix_publication_files_publication_id_name_encoding",
                table: "publication_files",
                columns: new[] { "publication_id", "name", "encoding" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publications_run_id",
                table: "publications",
                column: "run_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publications_state",
                table: "publications",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_published_pointers_publication_id",
                table: "published_pointers",
                column: "publication_id");

            migrationBuilder.CreateIndex(
                name: "ix_publisher_keys_hash",
                table: "publisher_keys",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_releases_export_id_snapshot_number",
                table: "releases",
                columns: new[] { "export_id", "snapshot_number" });

            migrationBuilder.CreateIndex(
                name: "ix_releases_ocid",
                table: "releases",
                column: "ocid");

            migrationBuilder.CreateIndex(
                name: "ix_releases_process_key_source_adapter_hash",
                table: "releases",
                columns: new[] { "process_key", "source", "adapter", "hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_role_claims_role_id",
                table: "role_claims",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "RoleNameIndex",
                table: "roles",
                column: "normalized_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_run_faults_run_id_stage_subject",
                table: "run_faults",
                columns: new[] { "run_id", "stage", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_run_partitions_run_id_stage_number",
                table: "run_partitions",
                columns: new[] { "run_id", "stage", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_run_partitions_state",
                table: "run_partitions",
                column: "state",
                filter: "state IN ('Pending', 'Running')");

            migrationBuilder.CreateIndex(
                name: "ix_runs_export_id",
                table: "runs",
                column: "export_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_runs_kind_state",
                table: "runs",
                columns: new[] { "kind", "state" },
                unique: true,
                filter: "kind = 'Publication' AND state IN ('Waiting', 'Running')");

            migrationBuilder.CreateIndex(
                name: "ix_runs_state",
                table: "runs",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_user_claims_user_id",
                table: "user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_logins_user_id",
                table: "user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_passkeys_user_id",
                table: "user_passkeys",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_roles_role_id",
                table: "user_roles",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "users",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "users",
                column: "normalized_user_name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "changes");

            migrationBuilder.DropTable(
                name: "contracting_processes");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "decisions");

            migrationBuilder.DropTable(
                name: "export_chunks");

            migrationBuilder.DropTable(
                name: "export_quarantine");

            migrationBuilder.DropTable(
                name: "export_snapshots");

            migrationBuilder.DropTable(
                name: "export_tables");

            migrationBuilder.DropTable(
                name: "project_drafts");

            migrationBuilder.DropTable(
                name: "project_plans");

            migrationBuilder.DropTable(
                name: "project_redirects");

            migrationBuilder.DropTable(
                name: "project_versions");

            migrationBuilder.DropTable(
                name: "projects");

            migrationBuilder.DropTable(
                name: "publication_chunks");

            migrationBuilder.DropTable(
                name: "published_pointers");

            migrationBuilder.DropTable(
                name: "publisher_keys");

            migrationBuilder.DropTable(
                name: "releases");

            migrationBuilder.DropTable(
                name: "role_claims");

            migrationBuilder.DropTable(
                name: "run_faults");

            migrationBuilder.DropTable(
                name: "run_partitions");

            migrationBuilder.DropTable(
                name: "settings");

            migrationBuilder.DropTable(
                name: "user_claims");

            migrationBuilder.DropTable(
                name: "user_institutions");

            migrationBuilder.DropTable(
                name: "user_logins");

            migrationBuilder.DropTable(
                name: "user_passkeys");

            migrationBuilder.DropTable(
                name: "user_roles");

            migrationBuilder.DropTable(
                name: "user_tokens");

            migrationBuilder.DropTable(
                name: "exports");

            migrationBuilder.DropTable(
                name: "publication_files");

            migrationBuilder.DropTable(
                name: "runs");

            migrationBuilder.DropTable(
                name: "roles");

            migrationBuilder.DropTable(
                name: "users");

            migrationBuilder.DropTable(
                name: "publications");
        }
    }
}
