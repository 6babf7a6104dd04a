namespace OpenContracting.Web.Validations;

/// <summary>Validation for everybody: documents taken in, read in line, their reports kept for a while.</summary>
public static class ValidationServices
{
    public static void AddValidations(this IServiceCollection services)
    {
        services.AddSingleton(new FetchRules());
        services.AddSingleton<DocumentFetcher>();
        services.AddSingleton<SubmissionFolder>();
        services.AddSingleton<Submissions>();
        services.AddSingleton<SubmissionRunner>();
        services.AddSingleton<SubmissionIntake>();
        services.AddSingleton<SubmissionQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<SubmissionQueue>());
        services.AddSingleton<SubmissionSweep>();
        services.AddHostedService(provider => provider.GetRequiredService<SubmissionSweep>());
    }
}
