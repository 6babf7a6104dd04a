using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenContracting.Web.Citations;

/// <summary>A ready citation of the dataset or of one project, with the version and the day that the reader saw.</summary>
/// <param name="Key">A word that citation programs know it by.</param>
/// <param name="Title">What is cited.</param>
/// <param name="Publisher">Who publishes it.</param>
/// <param name="Version">Which version.</param>
/// <param name="Published">When that version was published, in Panama.</param>
/// <param name="Url">Where it is.</param>
/// <param name="Accessed">When it was looked at.</param>
public sealed record Citation(string Key, string Title, string Publisher, string Version, DateOnly Published, string Url, DateOnly Accessed)
{
    public static readonly IReadOnlyList<string> Formats = ["txt", "bib", "csl.json"];

    public string Text() => $"{Publisher} ({Published.Year}). {Title} ({Day(Published)}, v. {Version}). {Url}\n";

    public string BibTeX() =>
        $$"""
        @misc{{{Key}},
          author = {{{Escape(Publisher)}}},
          title = {{{Escape(Title)}}},
          year = {{{Published.Year}}},
          month = {{{Published.Month}}},
          version = {{{Escape(Version)}}},
          url = {{{Url}}},
          urldate = {{{Day(Accessed)}}}
        }

        """;

    public string CslJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("id", Key);
            json.WriteString("type", "dataset");
            json.WriteString("title", Title);
            json.WriteStartArray("author");
            json.WriteStartObject();
            json.WriteString("literal", Publisher);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteString("publisher", Publisher);
            json.WriteString("version", Version);
            WriteDate(json, "issued", Published);
            WriteDate(json, "accessed", Accessed);
            json.WriteString("URL", Url);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteDate(Utf8JsonWriter json, string name, DateOnly day)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("date-parts");
        json.WriteStartArray();
        json.WriteNumberValue(day.Year);
        json.WriteNumberValue(day.Month);
        json.WriteNumberValue(day.Day);
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What means something to TeX is written so that it stands for itself.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
            escaped.Append(letter switch
            {
                '\\' => @"\textbackslash{}",
                '~' => @"\textasciitilde{}",
                '^' => @"\textasciicircum{}",
                '{' or '}' or '&' or '%' or '$' or '#' or '_' => $@"\{letter}",
                '\r' or '\n' => " ",
                _ => letter.ToString(),
            });
        return escaped.ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
