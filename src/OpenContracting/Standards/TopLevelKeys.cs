using System.Text;
using System.Text.Json;

namespace OpenContracting.Standards;

/// <summary>The keys of a document's first level, with the few values that identify it.</summary>
internal sealed class TopLevelKeys
{
    private static readonly string[] projectKeys =
        ["contractingProcesses", "publicAuthority", "assetLifetime", "relatedProjects", "budget", "sector"];

    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public string? FirstKey { get; private set; }

    public string? Id { get; private set; }

    public string? Version { get; private set; }

    public bool VersionIsText { get; private set; }

    public List<string> Extensions { get; } = [];

    public bool IsWhole { get; private set; }

    public bool HasProjectKey => projectKeys.Any(names.Contains);

    public bool Has(string name) => names.Contains(name);

    public static TopLevelKeys Read(ReadOnlySpan<byte> utf8)
    {
        var keys = new TopLevelKeys();
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        // Not the final block: bytes that end early are a shorter view, not an error.
        var reader = new Utf8JsonReader(utf8, isFinalBlock: false, new JsonReaderState(new() { MaxDepth = 100_000 }));
        try
        {
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                while (keys.ReadProperty(ref reader))
                {
                }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Broken JSON, or text that is not UTF-8: the reader of the document itself reports where it breaks.
        }

        return keys;
    }

    private bool ReadProperty(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
            return false;
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            IsWhole = true;
            return false;
        }

        var name = reader.GetString()!;
        FirstKey ??= name;
        names.Add(name);
        if (!reader.Read())
            return false;
        switch (name)
        {
            case "id" when reader.TokenType == JsonTokenType.String:
                Id = reader.GetString();
                return true;
            case "version" when reader.TokenType is JsonTokenType.String or JsonTokenType.Number:
                VersionIsText = reader.TokenType == JsonTokenType.String;
                Version = VersionIsText ? reader.GetString() : Encoding.UTF8.GetString(reader.ValueSpan);
                return true;
            case "extensions" when reader.TokenType == JsonTokenType.StartArray:
                return ReadExtensions(ref reader);
            default:
                return reader.TrySkip();
        }
    }

    private bool ReadExtensions(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            if (reader.TokenType == JsonTokenType.String)
                Extensions.Add(reader.GetString()!);
            else if (!reader.TrySkip())
                return false;
        return reader.TokenType == JsonTokenType.EndArray;
    }
}
