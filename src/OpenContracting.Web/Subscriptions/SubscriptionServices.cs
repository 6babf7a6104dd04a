namespace OpenContracting.Web.Subscriptions;

public static class SubscriptionServices
{
    /// <summary>E-mails to those who follow works.</summary>
    public static void AddSubscriptions(this IServiceCollection services)
    {
        services.AddSingleton<SubscriptionSecrets>();
        services.AddSingleton<SubscriptionLetters>();
        services.AddScoped<SubscriptionDesk>();
        services.AddScoped<TopicWords>();
        services.AddScoped<NewsReader>();
        services.AddSingleton<SubscriptionRequests>();
        services.AddHostedService(provider => provider.GetRequiredService<SubscriptionRequests>());
        services.AddSingleton<SubscriptionKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<SubscriptionKeeper>());
    }
}
