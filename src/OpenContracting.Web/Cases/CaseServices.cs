using OpenContracting.Web.Cases.Cleaning;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Cases;

/// <summary>The cases that citizens report.</summary>
public static class CaseServices
{
    public static void AddCases(this IServiceCollection services)
    {
        services.AddSingleton(scope => scope.GetRequiredService<InstanceSettings>().Cases);
        services.AddSingleton<CaseTokens>();
        services.AddSingleton<CleanCopies>();
        services.AddSingleton<CaseLimiter>();
        services.AddScoped<CaseHistory>();
        services.AddScoped<CaseEvidence>();
        services.AddScoped<CaseIntake>();
        services.AddScoped<CaseMailbox>();
        services.AddScoped<CaseDesk>();
        services.AddScoped<CaseBook>();
        services.AddSingleton<CaseKeeper>();
        services.AddHostedService(scope => scope.GetRequiredService<CaseKeeper>());
    }
}
