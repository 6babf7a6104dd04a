using System.Text.Json;
using System.Text.Unicode;

namespace OpenContracting.Exports;

/// <summary>What a package of releases or records says of itself. It may say so behind its releases, so all of it is known only once the file is read.</summary>
public sealed class OcdsPackage
{
    private const string Unstated = "1.0";

    private readonly Dictionary<string, byte[]> said;

    internal OcdsPackage(Dictionary<string, byte[]> said) => this.said = said;

    /// <summary>Its address.</summary>
    public string? Uri => Text("uri");

    /// <summary>The version of OCDS it follows, as it writes it; where it writes none, the standard means <c>1.0</c>.</summary>
    public string Version => Text("version") ?? Unstated;

    /// <summary>When it was published, as it writes it.</summary>
    public string? PublishedDate => Text("publishedDate");

    /// <summary>The addresses of the extensions it declares.</summary>
    public IReadOnlyList<string> Extensions
    {
        get
        {
            if (!said.TryGetValue("extensions", out var json) || json is not [(byte)'[', ..] || !Utf8.IsValid(json))
                return [];
            try
            {
                using var document = JsonDocument.Parse(json);
                return [.. document.RootElement.EnumerateArray().Where(member => member.ValueKind == JsonValueKind.String).Select(member => member.GetString()!)];
            }
            catch (JsonException)
            {
                return [];
            }
        }
    }

    private string? Text(string name)
    {
        if (!said.TryGetValue(name, out var json) || json is not [(byte)'"', ..] || !Utf8.IsValid(json))
            return null;
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.GetString();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
