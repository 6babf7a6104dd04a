using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
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
    private readonly Table spanish;
    private readonly Table english;

    /// <summary>The embedded text files of an assembly; a language is read when it is first asked for.</summary>
    public Texts(Assembly assembly)
    {
        spanish = new(assembly, ".es.json");
        english = new(assembly, ".en.json");
    }

    /// <summary>The texts of this library.</summary>
    public static Texts OfLibrary { get; } = new(typeof(Texts).Assembly);

    /// <summary>The keys of one language, for the tests that hold the two together.</summary>
    public IEnumerable<string> Keys(string language) => (language == "en" ? english : spanish).All.Keys;

    /// <summary>The text of a key in a language (<c>es</c> or <c>en</c>); the key itself when there is none.</summary>
    public string this[string language, string key] =>
        (language == "en" ? english.Find(key) : null) ?? spanish.Find(key) ?? key;

    /// <summary>The text of a key with its arguments filled in; without arguments the text as it stands, braces and all.</summary>
    public string Format(string language, string key, params ReadOnlySpan<object?> arguments) =>
        arguments.IsEmpty ? this[language, key] : string.Format(OneOrMany.Instance, this[language, key], arguments);

    /// <summary>The texts of one language.</summary>
    /// <remarks>The first few asked for are looked up where they stand: a command that says twenty sentences has no use for a table of thousands.</remarks>
    private sealed class Table(Assembly assembly, string ending)
    {
        private const int Few = 100;

        private readonly Lazy<List<(string Name, byte[] Json)>> files = new(() => Open(assembly, ending));
        private readonly ConcurrentDictionary<string, string> known = new();
        private Dictionary<string, string>? all;

        public Dictionary<string, string> All => LazyInitializer.EnsureInitialized(ref all, () => Read(files.Value));

        public string? Find(string key)
        {
            if (all is not null)
                return all.GetValueOrDefault(key);
            if (known.TryGetValue(key, out var text))
                return text;
            text = known.Count < Few ? Look(key) : null;
            // A key that nothing was found of may be written otherwise than it is looked for.
            return text is null ? All.GetValueOrDefault(key) : known[key] = text;
        }

        // A quotation mark within a text has a backslash before it, so only a key looks like this.
        private string? Look(string key)
        {
            var sought = Encoding.UTF8.GetBytes($"\"{key}\":");
            foreach (var (_, json) in files.Value)
                if (json.AsSpan().IndexOf(sought) is >= 0 and var at)
                {
                    var reader = new Utf8JsonReader(json.AsSpan(at + sought.Length));
                    return reader.Read() ? reader.GetString() : null;
                }

            return null;
        }

        private static List<(string Name, byte[] Json)> Open(Assembly assembly, string ending)
        {
            var files = new List<(string, byte[])>();
            foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(ending, StringComparison.Ordinal)))
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var json = new byte[stream.Length];
                stream.ReadExactly(json);
                files.Add((name, json));
            }

            return files;
        }

        private static Dictionary<string, string> Read(List<(string Name, byte[] Json)> files)
        {
            var texts = new Dictionary<string, string>();
            foreach (var (name, json) in files)
            {
                using var document = JsonDocument.Parse(json);
                foreach (var entry in document.RootElement.EnumerateObject())
                    if (!texts.TryAdd(entry.Name, entry.Value.GetString()!))
                        throw new InvalidOperationException($"The text '{entry.Name}' stands in two files; {name} is the second.");
            }

            return texts;
        }
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
