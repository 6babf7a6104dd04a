namespace OpenContracting.Web.Pushes;

public static class PushServices
{
    /// <summary>What it takes to be sent exports.</summary>
    public static void AddPushes(this IServiceCollection services)
    {
        services.AddScoped<PushDoor>();
        services.AddSingleton<RepeatedPushes>();
        services.AddSingleton<PushTrial>();
        services.AddHostedService(provider => provider.GetRequiredService<PushTrial>());
        services.AddSingleton<PushCallbacks>();
        services.AddHostedService(provider => provider.GetRequiredService<PushCallbacks>());
    }
}
