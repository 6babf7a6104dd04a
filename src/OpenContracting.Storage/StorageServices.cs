using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenContracting.Storage.Backups;
#if DEBUG
using Microsoft.EntityFrameworkCore.Diagnostics;
#endif

namespace OpenContracting.Storage;

public static class StorageServices
{
    /// <summary>Registers <see cref="Db"/> on the database the options name, scoped and as a factory.</summary>
    public static IServiceCollection AddOpenContractingStorage(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DatabaseSetup>();
        services.AddSingleton<Backup>();

        // Version 3 of Identity's tables has passkeys. The model reads this setting, so it stands beside the model.
        services.Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);

        return options.IsPostgreSql
            ? services.AddDb<PostgreSqlDb>(builder => builder.UseNpgsql(options.Connection))
            : services.AddDb<SqliteDb>(builder => builder.UseSqlite($"Data Source={options.DatabaseFile}"));
    }

    private static IServiceCollection AddDb<T>(this IServiceCollection services, Action<DbContextOptionsBuilder> provider)
        where T : Db =>
        services
            .AddDbContextFactory<T>(builder => provider(WithoutChance(builder.UseSnakeCaseNamingConvention())))
            .AddSingleton<IDbContextFactory<Db>, DbFactory<T>>()
            .AddScoped<Db>(scope => scope.GetRequiredService<T>());

    /// <summary>Some rows of a query without an order are rows by chance: where tests run that is a fault, and elsewhere a line in the log.</summary>
    private static DbContextOptionsBuilder WithoutChance(DbContextOptionsBuilder builder)
    {
#if DEBUG
        builder.ConfigureWarnings(warnings => warnings.Throw(
            CoreEventId.RowLimitingOperationWithoutOrderByWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning));
#endif
        return builder;
    }
}
