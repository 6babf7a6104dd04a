using System.Text.Json;

namespace OpenContracting.Web.Hosting;

/// <summary>Settings from the environment in the short form: <c>OPENCONTRACTING_PUBLIC_ADDRESS</c> for <c>OpenContracting:PublicAddress</c>;
/// <c>…_FILE</c> names a file that holds the value.</summary>
public static class EnvironmentSettings
{
    private const string Prefix = "OPENCONTRACTING_";

    public static IReadOnlyDictionary<string, string?> Read(Func<string, string?> environment)
    {
        var settings = new Dictionary<string, string?>();
        foreach (var property in typeof(InstanceOptions).GetProperties())
            if (Value(environment, Prefix + JsonNamingPolicy.SnakeCaseUpper.ConvertName(property.Name)) is { Length: > 0 } value)
                Add(settings, $"{InstanceOptions.Section}:{property.Name}", value, isList: property.PropertyType == typeof(string[]));
        return settings;
    }

    /// <summary>The variable itself, or the content of the file that the one with <c>_FILE</c> at its end names: so secrets are mounted.</summary>
    private static string? Value(Func<string, string?> environment, string name)
    {
        if (environment(name) is { Length: > 0 } value)
            return value;
        if (environment(name + "_FILE") is not { Length: > 0 } file)
            return null;
        if (!File.Exists(file))
            throw new OperatorMistakeException(PortalTexts.Console("host.secretFile", name + "_FILE", file));
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new OperatorMistakeException(PortalTexts.Console("host.secretFileUnreadable", name + "_FILE", file));
        }
    }

    private static void Add(Dictionary<string, string?> settings, string name, string value, bool isList)
    {
        if (!isList)
        {
            settings[name] = value;
            return;
        }

        var parts = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
            settings[$"{name}:{i}"] = parts[i];
    }
}
