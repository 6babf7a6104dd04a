using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace OpenContracting;

/// <summary>The texts people read, in Spanish and English, from the <c>*.es.json</c> and <c>*.en.json</c> files beside the code.</summary>
/// <remarks>
/// A file is one flat JSON object of key and text; <c>{0}</c>, <c>{1}</c> … stand for arguments. Spanish is complete by rule;
/// a key missing in English is an error found by a test, and shows the Spanish text.
/// </remarks>
public sealed class Texts
{
    private readonly FrozenDictionary<string, string> spanish;
    private readonly FrozenDictionary<string, string> english;

    /// <summary>Reads every embedded text file of an assembly.</summary>
    public Texts(Assembly assembly)
    {
        spanish = Read(assembly, ".es.json");
        english = Read(assembly, ".en.json");
    }

    /// <summary>The keys of one language, for the tests that hold the two together.</summary>
    public IEnumerable<string> Keys(string language) => language == "en" ? english.Keys : spanish.Keys;

    /// <summary>The text of a key in a language (<c>es</c> or <c>en</c>); the key itself when there is none.</summary>
    public string this[string language, string key] =>
        language == "en" && english.TryGetValue(key, out var text) ? text
        : spanish.TryGetValue(key, out text) ? text
        : key;

    /// <summary>The text of a key with its arguments filled in.</summary>
    public string Format(string language, string key, params ReadOnlySpan<object?> arguments) =>
        string.Format(this[language, key], arguments);

    private static FrozenDictionary<string, string> Read(Assembly assembly, string ending)
    {
        var texts = new Dictionary<string, string>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(ending)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(stream);
            foreach (var entry in document.RootElement.EnumerateObject())
                if (!texts.TryAdd(entry.Name, entry.Value.GetString()!))
                    throw new InvalidOperationException($"The text '{entry.Name}' stands in two files; {name} is the second.");
        }

        return texts.ToFrozenDictionary();
    }
}
