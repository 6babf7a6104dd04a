using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Links;

public static class LinkServices
{
    /// <summary>Whether the documents that projects name are still where they are said to be.</summary>
    public static void AddLinks(this IServiceCollection services, InstanceSettings settings)
    {
        services.AddSingleton(settings.Links);
        services.AddSingleton(new LinkRules());
        services.AddSingleton<LinkBook>();
        services.AddScoped<LinkListing>();
        services.AddSingleton<LinkKeeper>();
        if (settings.RunsJobs && settings.Links.On)
            services.AddHostedService(provider => provider.GetRequiredService<LinkKeeper>());
    }
}
