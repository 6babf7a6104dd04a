using System.Text.Json;

namespace OpenContracting.Exports;

/// <summary>Why a file was not read at all.</summary>
/// <param name="Code">A stable kebab-case code: <c>unknown-shape</c>, <c>empty-file</c>, <c>damaged-archive</c>, <c>zip-bomb</c> ….</param>
/// <param name="Values">What was found and what was expected, in the order in which the code's text has them; the file first.</param>
public sealed record ExportRefusal(string Code, params IReadOnlyList<string> Values)
{
    /// <summary>The sentence for people, in a language (<c>es</c> or <c>en</c>).</summary>
    public string In(string language) => Texts.OfLibrary.Format(language, $"refusal.{Code}", [.. Values]);

    /// <summary>The values as they are kept beside the code.</summary>
    public string ToKept()
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartArray();
            foreach (var value in Values)
                writer.WriteStringValue(value);
            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>The sentence of what <see cref="ToKept"/> gave; another text, as a person's reason, stays as it is.</summary>
    public static string? InFromKept(string? code, string? kept, string language)
    {
        if (code is null || kept is not ['[', ..])
            return kept;
        try
        {
            using var document = JsonDocument.Parse(kept);
            return new ExportRefusal(code, [.. document.RootElement.EnumerateArray().Select(value => value.GetString() ?? "")]).In(language);
        }
        catch (JsonException)
        {
            return kept;
        }
    }
}
