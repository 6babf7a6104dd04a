namespace OpenContracting.Web.Recommendations;

public static class RecommendationServices
{
    /// <summary>What people recommend, and what became of it.</summary>
    public static void AddRecommendations(this IServiceCollection services)
    {
        services.AddScoped<RecommendationBook>();
        services.AddSingleton<CoCreationSeed>();
        services.AddSingleton<RecommendationTeller>();
        services.AddHostedService(provider => provider.GetRequiredService<RecommendationTeller>());
    }
}
