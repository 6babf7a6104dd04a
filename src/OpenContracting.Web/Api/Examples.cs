using System.Text.Json.Nodes;

namespace OpenContracting.Web.Api;

/// <summary>An example for every parameter of an operation that reads: of the bundled synthetic months, and a test asks for each.</summary>
internal static class Examples
{
    private const string Project = "oc4ids-000000-2023-0-04-01-08-LP-001558";
    private const string Process = "ocds-000000-2023-0-04-01-08-LP-001558-1";

    private const string Upload = "3f2b8c1e-6d4a-4f0b-9a57-0c9d2e7b1a44";

    /// <summary>By the operation and the parameter where the name alone does not say it.</summary>
    private static readonly Dictionary<string, JsonNode> Own = new()
    {
        ["getExport id"] = 1,
        ["getRun id"] = 1,
        ["getInstitution id"] = "mop",
        ["getInstitutionCoverage id"] = "mop",
        ["getInstitutionCoverageBadge id"] = "mop",
        ["getSignal code"] = "cost-growth",
        ["getOrganization id"] = "mop",
        ["getRelease id"] = Process + "-2024-01-02T02:12:57-05:00",
        ["getProcessProvenance path"] = "/tender/title",
        ["listProcesses cursor"] = "1",
        ["listOrganizations cursor"] = "Mnxtb3A",
        ["listOrganizations name"] = "ministerio",
        ["listDocuments cursor"] = "MHxvYzRpZHMtMDAwMDAwLTIwMjMtMC0wMy0wMy05OS1DTC0wMDA1ODQ",
        ["getRecommendation id"] = "cocreacion-2023-09",
        ["followRecommendation id"] = "cocreacion-2023-09",
        ["listRecommendations state"] = "answered",
        ["downloadRecommendationsCsv state"] = "answered",
        ["followRecommendations state"] = "answered",
        ["getUsage from"] = "2026-01-01",
        ["getUsage to"] = "2026-12-31",
        ["downloadUsageCsv from"] = "2026-01-01",
        ["downloadUsageCsv to"] = "2026-12-31",
        ["getProjectCitation format"] = "bib",
        ["getDatasetCitation format"] = "csl.json",
        ["getCommittee id"] = "comite-1",
        ["listVisits id"] = "comite-1",
        ["getCase id"] = "o-sintetica1",
        ["getEmbed url"] = "https://obras.example.org/proyectos/" + Project,
        ["getEmbed maxwidth"] = 600,
        ["getEmbed maxheight"] = 400,
        ["getEmbed format"] = "json",
        ["listReconciliations cursor"] = "1",
        ["listCommittees state"] = "certified,active",
        ["downloadCommitteesCsv state"] = "certified,active",
        ["committeeCalendar state"] = "certified,active",
        ["orderDownload format"] = "xlsx",
        ["getValidationReport format"] = "html",
        ["pushExport name"] = "panamacompra_v3-2024-03.zip",
        ["pushExport dry-run"] = true,
        ["beginUpload name"] = "panamacompra_v3-2024-03.zip",
        ["getUpload id"] = Upload,
        ["continueUpload id"] = Upload,
        ["cancelUpload id"] = Upload,
        ["validate name"] = "proyectos.json",
    };

    private static readonly Dictionary<string, JsonNode> ByName = new()
    {
        ["id"] = Project,
        ["ocid"] = Process,
        ["version"] = 1,
        ["from"] = 1,
        ["to"] = 1,
        ["time"] = "2099-12-31",
        ["as_of"] = "2099-12-31",
        ["standard"] = "oc4ids",
        ["form"] = "xlsx",
        ["file"] = "full/projects.csv.zip",
        ["publication"] = 1,
        ["since"] = 0,
        ["limit"] = 10,
        ["q"] = "techado de la cancha",
        ["status"] = "implementation",
        ["sector"] = "education",
        ["type"] = "rehabilitation",
        ["province"] = "colon",
        ["institution"] = "mop",
        ["supplier"] = "PA-RUC-9250003-1-950001",
        ["procedure"] = "open",
        ["year"] = "2024",
        ["start_min"] = "2024-01-01",
        ["start_max"] = "2024-12-31",
        ["end_min"] = "2024-01-01",
        ["end_max"] = "2026-12-31T23:59:59Z",
        ["bbox"] = "-79.6,8.9,-79.4,9.1",
        ["near"] = "8.98,-79.52,5",
        ["value_min"] = 100000,
        ["value_max"] = 5000000,
        ["updated_since"] = "2024-01-01",
        ["late"] = "yes",
        ["sort"] = "-value",
        ["cursor"] = "fHxvYzRpZHMtMDAwMDAwLTIwMjMtMC0wNC0wMS0wOC1MUC0wMDE1NTg",
        ["after"] = Project,
        ["fields"] = "title,budget/amount",
        ["labels"] = "es",
        ["bom"] = "yes",
        ["group_by"] = "province",
        ["by"] = "project",
        ["indicator"] = "used",
        ["question"] = "progress-differs",
        ["quarter"] = "2026-Q1",
        ["path"] = "/title",
        ["lang"] = "es",
        ["language"] = "es",
        ["source"] = "coCreation",
        ["theme"] = "participation",
        ["project"] = Project,
        ["overdue"] = "no",
        ["district"] = "0301",
        ["role"] = "supplier",
        ["document_type"] = "completionCertificate",
        ["period"] = "2024-03",
        ["licence"] = "https://creativecommons.org/licenses/by/4.0/",
        ["days"] = 7,
        ["url"] = "https://example.org/proyectos.json",
    };

    /// <summary>The example of a parameter; null for what has to be made first, as the id of a validation.</summary>
    public static JsonNode? Of(string? operation, string parameter) =>
        Own.TryGetValue($"{operation} {parameter}", out var own) ? own.DeepClone()
        : parameter == "id" && operation is not null && (operation.Contains("Validation", StringComparison.Ordinal) || operation.Contains("Download", StringComparison.Ordinal)) ? null
        : ByName.GetValueOrDefault(parameter)?.DeepClone();
}
