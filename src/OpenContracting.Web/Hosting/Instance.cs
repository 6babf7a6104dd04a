using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using OpenContracting.Standards;
using OpenContracting.Storage;
using OpenContracting.Web.Administration;
using OpenContracting.Web.Cases.Cleaning;
using OpenContracting.Web.Recommendations;
using OpenContracting.Web.Worksheets;

namespace OpenContracting.Web.Hosting;

/// <summary>One process of OpenContracting: reads its settings, brings its database up to date, then serves, works, or both.</summary>
public static class Instance
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            if (arguments is ["admin", .. var command])
                return await Administrator.RunAsync(command, Console.Out);
            if (arguments is [CleaningProgram.Command, .. var renderer])
                return CleaningProgram.Run(renderer);
            if (arguments is ["--help" or "-h" or "-?", ..])
            {
                Console.WriteLine(PortalTexts.Console("host.help"));
                return 0;
            }

            await using var app = await StartAsync(arguments);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (OperatorMistakeException mistake)
        {
            foreach (var sentence in mistake.Sentences)
                await Console.Error.WriteLineAsync(sentence);
            return OperatorMistakeException.ExitCode;
        }
    }

    /// <summary>Builds an instance and starts it; when this returns it answers requests.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="configure">For tests: the last word on services and settings.</param>
    public static async Task<WebApplication> StartAsync(string[] arguments, Action<WebApplicationBuilder>? configure = null)
    {
        var app = Build(arguments, configure, publishes: true);
        try
        {
            await PrepareAsync(app.Services);
            await app.StartAsync();
            return app;
        }
        catch (Exception failure)
        {
            await app.DisposeAsync();
            if (failure is IOException { InnerException: AddressInUseException or SocketException })
                throw new OperatorMistakeException(PortalTexts.Console("host.addressTaken", failure.Message));
            throw;
        }
    }

    /// <summary>An instance with its services but without a listener, for admin commands; its database is up to date, unless it is not to be touched.</summary>
    /// <remarks>They may come before the first start, so they neither decide what kind of data it holds nor ask for its address.</remarks>
    public static async Task<WebApplication> OpenAsync(string[] arguments, Action<WebApplicationBuilder>? configure = null, bool migrates = true)
    {
        var app = Build(arguments, configure, publishes: false);
        if (!migrates)
            return app;
        try
        {
            await MigrateAsync(app.Services);
            await app.Services.GetRequiredService<PublicAddress>().RecallAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static WebApplication Build(string[] arguments, Action<WebApplicationBuilder>? configure, bool publishes)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // appsettings.json and the demonstration months stand beside the program, wherever it is started from.
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(Instance).Assembly.GetName().Name,
        });
        var given = HostArguments.Parse(arguments);
        builder.Configuration.AddInMemoryCollection(EnvironmentSettings.Read(Environment.GetEnvironmentVariable));
        builder.Configuration.AddInMemoryCollection(given);
        if (given.TryGetValue("environment", out var environment))
            builder.Environment.EnvironmentName = environment!;
        configure?.Invoke(builder);

        var settings = InstanceSettings.Read(builder.Configuration, publishes);
        if (settings.Schemas.Folder is not null)
            SchemaFolder.Use(settings.Schemas);
        MakeDataFolder(settings);
        if (settings.LogsJson)
            builder.Logging.ClearProviders().AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        builder.AddInstance(settings);
        // A start that fails is thrown, and told in one sentence; the host's own log of it would bury that.
        var isRunning = false;
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", level => level >= LogLevel.Warning && Volatile.Read(ref isRunning));
        var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(() => Volatile.Write(ref isRunning, true));
        app.UseInstance(settings);
        return app;
    }

    /// <summary>Brings the database up to date and decides whether it holds demonstration data.</summary>
    private static async Task PrepareAsync(IServiceProvider services)
    {
        await MigrateAsync(services);
        await services.GetRequiredService<InstanceKind>().DecideAsync();
        await services.GetRequiredService<PrivacyKey>().ReadAsync();
        await services.GetRequiredService<CoCreationSeed>().PlantAsync();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IndexIntake>().PlantAsync();
    }

    private static async Task MigrateAsync(IServiceProvider services)
    {
        try
        {
            await services.GetRequiredService<DatabaseSetup>().RunAsync(default);
        }
        catch (Exception unreachable) when (unreachable is Npgsql.NpgsqlException { InnerException: SocketException }
                                                or Npgsql.PostgresException { SqlState: "28P01" or "28000" or "3D000" })
        {
            throw new OperatorMistakeException(PortalTexts.Console("host.databaseUnreachable", unreachable.Message));
        }
    }

    private static void MakeDataFolder(InstanceSettings settings)
    {
        try
        {
            Directory.CreateDirectory(settings.DataFolder);
            var probe = Path.Combine(settings.DataFolder, $".{Guid.NewGuid():n}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new OperatorMistakeException(PortalTexts.Console("host.dataFolder", settings.DataFolder, refused.Message));
        }
    }
}
