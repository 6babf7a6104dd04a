namespace OpenContracting.Web.Uses;

/// <summary>The catalogue of what was made with the data.</summary>
public static class UseServices
{
    public static void AddUses(this IServiceCollection services)
    {
        services.AddSingleton<UseTokens>();
        services.AddScoped<UseIntake>();
        services.AddScoped<UseCatalogue>();
        services.AddScoped<UseDesk>();
        services.AddScoped<StrategicUse>();
    }
}
