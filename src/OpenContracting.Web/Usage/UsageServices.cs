namespace OpenContracting.Web.Usage;

/// <summary>How much the portal and the data are used: collected after the answer, counted aside.</summary>
public static class UsageServices
{
    public static void AddUsage(this IServiceCollection services, bool servesWeb)
    {
        services.AddMemoryCache();
        services.AddSingleton<VisitorKeys>();
        services.AddSingleton<UsageCollector>();
        services.AddSingleton<UsageKeeper>();
        if (servesWeb)
            services.AddHostedService(provider => provider.GetRequiredService<UsageKeeper>());
        services.AddScoped<UsageFigures>();
        services.AddScoped<UsageCorrections>();
    }

    /// <summary>After routing, so that the endpoint is known; around everything that answers.</summary>
    public static void UseUsage(this WebApplication app)
    {
        var collector = app.Services.GetRequiredService<UsageCollector>();
        app.Use((context, next) =>
        {
            var answering = next(context);
            if (!answering.IsCompletedSuccessfully)
                return AfterAsync(answering, context);
            collector.Record(context);
            return Task.CompletedTask;
        });

        async Task AfterAsync(Task answering, HttpContext context)
        {
            await answering;
            collector.Record(context);
        }
    }
}
