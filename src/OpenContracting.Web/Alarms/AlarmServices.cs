using OpenContracting.Web.Webhooks;

namespace OpenContracting.Web.Alarms;

public static class AlarmServices
{
    /// <summary>Has this process look for what a person should see to, and tell it.</summary>
    public static void AddAlarms(this IServiceCollection services)
    {
        services.AddSingleton<IDiskSpace, DiskSpace>();
        services.AddSingleton<OwnCertificate>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<MailSender>();
        services.AddSingleton<AlarmWatch>();
        services.AddSingleton<AlarmTeller>();
        services.AddSingleton<AlarmKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<AlarmKeeper>());
    }
}
