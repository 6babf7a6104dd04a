using System.Text.Encodings.Web;
using System.Text.Unicode;
using Hangfire;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.WebEncoders;
using OpenContracting.Jobs;
using OpenContracting.Jobs.Publications;
using OpenContracting.Storage;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Alarms;
using OpenContracting.Web.Api;
using OpenContracting.Web.Budgets;
using OpenContracting.Web.Cases;
using OpenContracting.Web.Committees;
using OpenContracting.Web.Downloads;
using OpenContracting.Web.Links;
using OpenContracting.Web.Officers;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Pages.Learn;
using OpenContracting.Web.Pages.Validator;
using OpenContracting.Web.Pushes;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Recommendations;
using OpenContracting.Web.Review;
using OpenContracting.Web.Sources;
using OpenContracting.Web.Subscriptions;
using OpenContracting.Web.Usage;
using OpenContracting.Web.Uses;
using OpenContracting.Web.Validations;
using OpenContracting.Web.Worksheets;

namespace OpenContracting.Web.Hosting;

/// <summary>What an instance is made of, and the order in which a request passes through it.</summary>
public static class InstanceServices
{
    public static void AddInstance(this WebApplicationBuilder builder, InstanceSettings settings)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddOpenContractingStorage(new StorageOptions
        {
            Connection = settings.PostgreSql ?? "",
            DataFolder = settings.DataFolder,
        });
        services.AddSingleton<InstanceKind>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<PrivacyKey>();
        services.AddOpenContractingJobs(Publisher);
        services.AddSingleton(new WorkerSettings { Lease = settings.WorkerLease });
        if (settings.RunsJobs)
            services.AddOpenContractingWorker();
        if (settings.ServesWeb)
            services.AddHostedService<DemoData>();
        services.AddHostedService<Announcer>();
        services.AddAlarms();
        services.AddRecommendations();
        services.AddBudgets();
        services.AddTransparencyIndex();
        services.AddCommittees();
        services.AddCases();
        services.AddLinks(settings);
        services.AddTelemetry(settings);
        services.AddPushes();

        services.AddSingleton<Published>();
        services.AddAccounts();
        services.AddApi();
        if (settings.ServesWeb)
        {
            services.AddValidations();
            services.AddHostedService<DownloadSweep>();
        }

        services.AddUsage(settings.ServesWeb);
        services.AddUses();
        services.AddSubscriptions();
        services.AddPortal();
        services.AddPageCompression();
        services.AddRateLimits(settings);
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .AllowAnyOrigin().WithMethods("GET", "HEAD").AllowAnyHeader()
            .WithExposedHeaders("ETag", "Link", "Retry-After", "Content-Length", "Content-Range", "X-Data-As-Of")));
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in settings.TrustedProxies)
                forwarded.KnownIPNetworks.Add(network);
        });
    }

    public static void UseInstance(this WebApplication app, InstanceSettings settings)
    {
        if (!settings.ServesWeb)
        {
            app.MapHealth();
            return;
        }

        // With no proxy named, forwarded headers are nobody's word: not read at all.
        if (settings.TrustedProxies.Count > 0)
            app.UseForwardedHeaders();
        app.UseProjectShortcut();
        app.UseSecurityHeaders(app.Services.GetRequiredService<InstanceKind>());
        app.UseFaults();
        app.UseRoutingWithHead();
        app.UsePageCompression();
        app.UseCors();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseUsage();
        app.MapAssets();
        app.MapHealth();
        app.MapApi();
        app.MapValidatorForms();
        app.MapRazorPages();
        app.MapHangfireDashboard("/panel/trabajos", new DashboardOptions
        {
            // Who may enter is said by the policy; the dashboard's own rule would let every local request in.
            Authorization = [],
            AppPath = PageAddress.Desk.Spanish,
            DashboardTitle = "OpenContracting",
            DisplayStorageConnectionString = false,
        }).RequireAuthorization(Policies.Administrator);
    }

    private static Publisher Publisher(IServiceProvider services)
    {
        var settings = services.GetRequiredService<InstanceSettings>();
        var address = services.GetRequiredService<PublicAddress>();
        return new Publisher
        {
            Name = settings.PublisherName,
            Uri = settings.PublisherUri,
            Address = address.Base,
            ProjectPrefix = settings.ProjectPrefix,
            Licence = settings.Licence,
            PublicationPolicy = address.Of(PageAddress.About.Spanish),
            PrivacyKey = services.GetRequiredService<PrivacyKey>().Value,
        };
    }

    private static void AddPortal(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped(scope => new Wording(PageLanguage.Of(scope.GetRequiredService<IHttpContextAccessor>().HttpContext!).Language));
        services.AddScoped<Exercises>();
        services.AddScoped<ReviewDesk>();
        services.AddScoped<SourceDesk>();
        services.AddScoped<ReviewDecisions>();
        services.AddScoped<WaitingWork>();
        services.AddScoped<OwnDesk>();
        services.AddScoped<OwnStatements>();
        services.AddRazorPages(pages => pages.Conventions.Add(new PageLanguages()));
        services.AddRouting(routing => routing.LowercaseUrls = true);
        // Accents as they are: pages are UTF-8, and readable source is smaller.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }
}
