using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using OpenContracting.Jobs.Projects;
using OpenContracting.Web.Api.Feeds;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Citations;
using OpenContracting.Web.Downloads;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Queries.Contracts;
using OpenContracting.Web.Queries.Signals;
using OpenContracting.Web.Queries.Transparency;
using OpenContracting.Web.Queries.Weeks;
using OpenContracting.Web.Sharing;
using OpenContracting.Web.Signals;

namespace OpenContracting.Web.Api;

/// <summary>The REST API, one file a resource.</summary>
public static class ApiServices
{
    public static void AddApi(this IServiceCollection services)
    {
        services.AddSingleton<PublishedFiles>();
        services.AddSingleton<BulkFiles>();
        services.AddSingleton<SpoolFolder>();
        services.AddSingleton<DownloadDesk>();
        services.AddSingleton<ProjectCache>();
        services.AddSingleton<ProjectIndexes>();
        services.AddScoped<ChangeFeed>();
        services.AddScoped<ProcessSearch>();
        services.AddScoped<ProjectStatistics>();
        services.AddScoped<OrganizationList>();
        services.AddScoped<DocumentList>();
        services.AddSingleton<PublicationMemory>();
        services.AddScoped<ProjectHistory>();
        services.AddScoped<LeftOutProjects>();
        services.AddScoped<ProjectSearch>();
        services.AddScoped<ProjectSources>();
        services.AddScoped<InstitutionList>();
        services.AddScoped<Overview>();
        services.AddScoped<WeekLister>();
        services.AddScoped<StatusReport>();
        services.AddSingleton<ContractRegister>();
        services.AddSingleton<TransparencyRegister>();
        services.AddScoped<Ladder>();
        services.AddSingleton<SignalRegister>();
        services.AddScoped<SignalReplies>();
        services.AddSingleton<ShortAddresses>();
        services.AddSingleton<ShareCards>();
        services.AddScoped<SourceRows>();
        services.AddScoped<ValueCells>();
        services.AddScoped<ValueOrigins>();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        services.AddOpenApiDocument();
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapPackage();
        app.MapLeftOut();
        app.MapAsOf();
        app.MapRegistry();
        app.MapProjects();
        app.MapProjectFiles();
        app.MapDownloads();
        app.MapOrganizations();
        app.MapDocuments();
        app.MapLinks();
        app.MapCoverage();
        app.MapInstitutionCoverage();
        app.MapTransparencyIndex();
        app.MapSignals();
        app.MapVersions();
        app.MapProcesses();
        app.MapProvenance();
        app.MapStatistics();
        app.MapCatalogue();
        app.MapSiteMap();
        app.MapChanges();
        app.MapBulk();
        app.MapFeeds();
        app.MapInstitutions();
        app.MapRecommendations();
        app.MapCommittees();
        app.MapReconciliation();
        app.MapBudgets();
        app.MapGatherings();
        app.MapDictionary();
        app.MapReleases();
        app.MapExports();
        app.MapTemplate();
        app.MapStatus();
        app.MapRuns();
        app.MapValidations();
        app.MapUsage();
        app.MapUses();
        app.MapUseSubmissions();
        app.MapCases();
        app.MapCitations();
        app.MapSharing();
        ShareCards.Map(app);
        app.MapOpenApiDocument();
    }

    /// <summary>Refuses every parameter, in the way of operations that know some.</summary>
    public static RouteHandlerBuilder TakesNoParameters(this RouteHandlerBuilder route) => route
        .AddEndpointFilter((call, next) => RequestParameters.Refuse(call.HttpContext.Request.Query) is { } refused ? ValueTask.FromResult<object?>(refused) : next(call))
        .ProducesProblems(ProblemKind.UnknownParameter);

    /// <summary>Says in the OpenAPI document which problems an operation may answer with.</summary>
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder route, params ReadOnlySpan<ProblemKind> kinds)
    {
        foreach (var refusals in kinds.ToArray().GroupBy(kind => kind.Status))
            route.Produces<ProblemBody>(refusals.Key, "application/problem+json");
        return route.WithMetadata([.. kinds]);
    }
}
