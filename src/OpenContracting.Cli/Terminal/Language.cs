namespace OpenContracting.Cli.Terminal;

/// <summary>The language a person reads: <c>--lang</c>, else the environment's, else Spanish.</summary>
public static class Language
{
    /// <summary>In the order POSIX reads them.</summary>
    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    public static string Choose(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--lang" && i + 1 < arguments.Count)
                return arguments[i + 1] == "en" ? "en" : "es";
            if (arguments[i].StartsWith("--lang=", StringComparison.Ordinal))
                return arguments[i] == "--lang=en" ? "en" : "es";
        }

        var locale = LocaleVariables
            .Select(Environment.GetEnvironmentVariable)
            .FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return locale?.StartsWith("en", StringComparison.Ordinal) == true ? "en" : "es";
    }
}
