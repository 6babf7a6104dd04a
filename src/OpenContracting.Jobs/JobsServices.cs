using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OpenContracting.Jobs.Exports;
using OpenContracting.Jobs.Projects;
using OpenContracting.Jobs.Publications;
using OpenContracting.Jobs.Publications.Bulk;
using OpenContracting.Jobs.Pulls;
using OpenContracting.Jobs.Releases;
using OpenContracting.Jobs.Runs;
using OpenContracting.Storage;

namespace OpenContracting.Jobs;

public static class JobsServices
{
    /// <summary>Registers the chain; <see cref="AddOpenContractingWorker"/> has this process do its jobs.</summary>
    /// <param name="services">With the storage registered.</param>
    /// <param name="publisher">Who publishes and where; asked anew by each job, since an address may be known only late.</param>
    public static IServiceCollection AddOpenContractingJobs(
        this IServiceCollection services, Func<IServiceProvider, Publisher> publisher)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WorkerSettings>();
        services.AddSingleton<Func<Publisher>>(provider => () => publisher(provider));
        services.AddSingleton<Chain>();
        services.AddSingleton<PartitionRunner>();
        services.AddSingleton<ExportIntake>();
        services.AddSingleton<ExportUploads>();
        services.AddSingleton<KeptExports>();
        services.AddSingleton<ChangedTables>();
        services.AddSingleton<Redaction>();
        services.AddSingleton<CrossCheckPublication>();
        services.TryAddSingleton<PullRules>();
        services.AddSingleton<PullExports>();
        services.AddSingleton<PullSchedule>();
        services.AddSingleton<ITimeZoneResolver, PanamaTime>();
        foreach (var stage in new[]
        {
            typeof(ReadExport), typeof(MergeReleases), typeof(GroupProjects), typeof(MapProjects),
            typeof(ValidateProjects), typeof(Publish), typeof(WriteBulkFiles), typeof(WriteManifest),
        })
            services.AddSingleton(stage);

        // What is tried again, and when, says the run table.
        GlobalJobFilters.Filters.Remove<AutomaticRetryAttribute>();

        // Queue and activator are the host's own. Hangfire keeps its own in static fields, one of each a process: of two
        // hosts in a process one could be given the other's, and do its jobs on the other's database.
        services.AddSingleton(Queue);
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        return services.AddHangfire((provider, hangfire) => hangfire
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseLogProvider(new HostLogProvider(provider.GetRequiredService<ILoggerFactory>())));
    }

    /// <summary>Has this process do jobs, and look after those that others have lost.</summary>
    public static IServiceCollection AddOpenContractingWorker(this IServiceCollection services)
    {
        services.AddSingleton<ChainKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<ChainKeeper>());
        services.AddHostedService(provider => provider.GetRequiredService<PullSchedule>());
        return services.AddHangfireServer(server =>
        {
            server.WorkerCount = Math.Max(2, Environment.ProcessorCount);
            // The first repeat of a failed partition is due after two seconds, not after Hangfire's usual fifteen.
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            server.ServerName = $"{Environment.MachineName}:{Environment.ProcessId}";
        });
    }

    private static JobStorage Queue(IServiceProvider services)
    {
        var storage = services.GetRequiredService<StorageOptions>();
        if (!storage.IsPostgreSql)
            return new InMemoryStorage();
        var options = new PostgreSqlStorageOptions { EnableLongPolling = true, QueuePollInterval = TimeSpan.FromSeconds(2) };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(storage.Connection, options), options);
    }
}
