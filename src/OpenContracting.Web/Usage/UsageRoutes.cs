using System.Collections.Concurrent;
using System.Collections.Frozen;
using OpenContracting.People.Usage;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Usage;

/// <summary>Which endpoints are counted, and as what; the table of contents of the counts.</summary>
/// <remarks>A page of a project, an institution or anything else is an investigation; where the data themselves are delivered it is a request.</remarks>
public static class UsageRoutes
{
    /// <summary>By the names that the API's document gives its operations.</summary>
    private static readonly FrozenDictionary<string, UsageRoute> Named = new Dictionary<string, UsageRoute>
    {
        ["getProject"] = Detail("project"),
        ["getProjectQuality"] = Detail("project"),
        ["getProjectProvenance"] = Detail("project"),
        ["listVersions"] = Detail("project"),
        ["getVersion"] = Detail("project"),
        ["getDifference"] = Detail("project"),
        ["getInstitution"] = Detail("institution"),
        ["getEmbed"] = Set("embeds"),
        ["getProjectCitation"] = new("project", "api", UsageAction.Save, "id", Format: "{format}"),
        ["shareProject"] = new("project", "portal", UsageAction.Share, "id", Format: "{network}"),
        ["followProjectAtom"] = new("project", "feed", UsageAction.Follow, "id", Format: "atom"),
        ["followProjectJsonFeed"] = new("project", "feed", UsageAction.Follow, "id", Format: "feed.json"),
        ["followProjectsAtom"] = new("dataset", "feed", UsageAction.Follow, Item: "projects", Format: "atom"),
        ["followProjectsJsonFeed"] = new("dataset", "feed", UsageAction.Follow, Item: "projects", Format: "feed.json"),
        ["listProjects"] = Set("projects"),
        ["downloadProjectsCsv"] = Set("projects"),
        ["downloadProjectsGeoJson"] = Set("projects"),
        ["downloadProjectsLines"] = Set("projects"),
        ["getDownloadFile"] = Set("projects", "download"),
        ["listProcesses"] = Set("processes"),
        ["getRecord"] = Set("processes"),
        ["getProcessProvenance"] = Set("processes"),
        ["listReleases"] = Set("releases"),
        ["getRelease"] = Set("releases"),
        ["listOrganizations"] = Set("organizations"),
        ["getOrganization"] = Set("organizations"),
        ["listRecommendations"] = Set("recommendations"),
        ["downloadRecommendationsCsv"] = Set("recommendations"),
        ["getRecommendation"] = Set("recommendations"),
        ["followRecommendations"] = new("dataset", "feed", UsageAction.Follow, Item: "recommendations", Format: "atom"),
        ["followRecommendation"] = new("dataset", "feed", UsageAction.Follow, Item: "recommendations", Format: "atom"),
        ["listCommittees"] = Set("committees"),
        ["downloadCommitteesCsv"] = Set("committees"),
        ["committeeCalendar"] = Set("committees"),
        ["getCommittee"] = Set("committees"),
        ["listVisits"] = Set("committees"),
        ["listGatherings"] = Set("gatherings"),
        ["downloadGatheringsCsv"] = Set("gatherings"),
        ["listDocuments"] = Set("documents"),
        ["countDocumentLinks"] = Set("documents"),
        ["downloadDocumentLinksCsv"] = Set("documents"),
        ["listInstitutions"] = Set("institutions"),
        ["listChanges"] = Set("changes"),
        ["listLeftOut"] = Set("left-out"),
        ["getStatistics"] = Set("statistics"),
        ["getCoverage"] = Set("coverage"),
        ["listInstitutionCoverage"] = Set("coverage"),
        ["listInstitutionCoverageCsv"] = Set("coverage"),
        ["listCoverageGroups"] = Set("coverage"),
        ["downloadCoverageGroupsCsv"] = Set("coverage"),
        ["getInstitutionCoverage"] = Detail("institution"),
        ["getInstitutionCoverageBadge"] = Detail("institution"),
        ["getTransparencyIndex"] = Set("transparency-index"),
        ["downloadTransparencyIndexCsv"] = Set("transparency-index"),
        ["listReconciliations"] = Set("reconciliation"),
        ["downloadReconciliationsCsv"] = Set("reconciliation"),
        ["listSignals"] = Set("signals"),
        ["getSignal"] = Set("signals"),
        ["getQuality"] = Set("quality"),
        ["getDictionary"] = Set("dictionary"),
        ["getUsage"] = Set("usage"),
        ["downloadUsageCsv"] = Set("usage"),
        ["downloadStrategicUseCsv"] = Set("usage"),
        ["listUses"] = Set("uses"),
        ["downloadUsesCsv"] = Set("uses"),
        ["followUses"] = new("dataset", "feed", UsageAction.Follow, Item: "uses", Format: "atom"),
        ["getOc4idsPackage"] = new("file", "bulk", UsageAction.Request, Item: "package.json", Format: "json"),
        ["getDatasetAsOf"] = new("file", "bulk", UsageAction.Request, Item: "as-of", Format: "json"),
        ["getBulkManifest"] = new("file", "bulk", UsageAction.Request, Item: "manifest.json", Format: "json"),
        ["getBulkFile"] = new("file", "bulk", UsageAction.Request, "file"),
        ["getBulkSnapshotFile"] = new("file", "bulk", UsageAction.Request, "file"),
        ["getDatasetCitation"] = new("dataset", "api", UsageAction.Save, Item: "projects", Format: "{format}"),
    }.ToFrozenDictionary();

    private static readonly ConcurrentDictionary<Endpoint, UsageRoute?> Known = new();

    /// <summary>The operations of the API that are counted, for the test that none is forgotten.</summary>
    public static IEnumerable<string> Operations => Named.Keys;

    /// <summary>How the answers of an operation are counted.</summary>
    public static UsageRoute OfOperation(string name) => Named[name];

    /// <summary>How an endpoint's answers are counted; null when they are not: staff's pages, health, assets, what is of one sender alone.</summary>
    public static UsageRoute? Of(Endpoint endpoint) => Known.GetOrAdd(endpoint, Find);

    private static UsageRoute? Find(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<PageLanguage>() is { } page)
            return Page(page.Address);
        return endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is { } name ? Named.GetValueOrDefault(name.EndpointName) : null;
    }

    private static UsageRoute? Page(PageAddress address)
    {
        // Who reports an irregularity leaves no trace, not even in a sum.
        if (address.Page.StartsWith("/Staff/", StringComparison.Ordinal) || address.Page.StartsWith("/Cases/", StringComparison.Ordinal) || address == PageAddress.NotFound)
            return null;
        // What a report or a company is called stays out of the counts: the first is its sender's, the second may be a person's.
        return address == PageAddress.Project || address == PageAddress.Provenance || address == PageAddress.ProjectEmbed || address == PageAddress.Poster ? Look("project")
            : address == PageAddress.Institution || address == PageAddress.InstitutionTransparency ? Look("institution")
            : new UsageRoute("page", "portal", UsageAction.Investigation, Item: address.Spanish, Format: "html");
    }

    private static UsageRoute Look(string kind) => new(kind, "portal", UsageAction.Investigation, "id", Format: "html");

    private static UsageRoute Detail(string kind) => new(kind, "api", UsageAction.Investigation, "id");

    private static UsageRoute Set(string item, string channel = "api") => new("dataset", channel, UsageAction.Request, Item: item);
}
