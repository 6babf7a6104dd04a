namespace OpenContracting.Web.Hosting;

/// <summary>The language of what the process prints: the environment's when it is English, else Spanish.</summary>
public static class ConsoleLanguage
{
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    public static string Current { get; } = Choose();

    private static string Choose()
    {
        var locale = Variables.Select(Environment.GetEnvironmentVariable)
            .FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return locale?.StartsWith("en", StringComparison.Ordinal) == true ? "en" : "es";
    }
}
