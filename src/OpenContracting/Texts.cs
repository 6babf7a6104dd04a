using System.Reflection;
using System.Text.Json;

namespace OpenContracting;

/// <summary>The texts people read, in Spanish and English, from the <c>*.es.json</c> and <c>*.en.json</c> files beside the code.</summary>
/// <remarks>
/// A file is one flat JSON object of key and text; <c>{0}</c>, <c>{1}</c> … stand for arguments. Spanish is complete by rule;
/// a key missing in English is an error found by a test, and shows the Spanish text. <c>{0:objeto|objetos}</c> stands for the first
/// word when the argument is 1 and for the second otherwise.
/// </remarks>
public sealed class Texts
{
    private readonly Lazy<Dictionary<string, string>> spanish;
    private readonly Lazy<Dictionary<string, string>> english;

    /// <summary>The embedded text files of an assembly; a language is read when it is first asked for.</summary>
    public Texts(Assembly assembly)
    {
        spanish = new(() => Read(assembly, ".es.json"));
        english = new(() => Read(assembly, ".en.json"));
    }

    /// <summary>The texts of this library.</summary>
    public static Texts OfLibrary { get; } = new(typeof(Texts).Assembly);

    /// <summary>The keys of one language, for the tests that hold the two together.</summary>
    public IEnumerable<string> Keys(string language) => (language == "en" ? english : spanish).Value.Keys;

    /// <summary>The text of a key in a language (<c>es</c> or <c>en</c>); the key itself when there is none.</summary>
    public string this[string language, string key] =>
        language == "en" && english.Value.TryGetValue(key, out var text) ? text
        : spanish.Value.TryGetValue(key, out text) ? text
        : key;

    /// <summary>The text of a key with its arguments filled in; without arguments the text as it stands, braces and all.</summary>
    public string Format(string language, string key, params ReadOnlySpan<object?> arguments) =>
        arguments.IsEmpty ? this[language, key] : string.Format(OneOrMany.Instance, this[language, key], arguments);

    private static Dictionary<string, string> Read(Assembly assembly, string ending)
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

        return texts;
    }

    private sealed class OneOrMany : IFormatProvider, ICustomFormatter
    {
        public static OneOrMany Instance { get; } = new();

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider)
        {
            var text = arg is IFormattable formattable && format?.Contains('|') != true ? formattable.ToString(format, null) : arg?.ToString() ?? "";
            return format?.Split('|') is [var one, var many] ? (text == "1" ? one : many) : text;
        }
    }
}
