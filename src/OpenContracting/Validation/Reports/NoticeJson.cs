using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenContracting.Validation.Reports;

/// <summary>A notice as JSON: the same members in every JSON format.</summary>
internal static class NoticeJson
{
    public static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    public static readonly JsonWriterOptions Indented = Compact with { Indented = true };

    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "information",
    };

    public static string Word(NoticeKind kind) => kind switch
    {
        NoticeKind.Structure => "structure",
        NoticeKind.Conformance => "conformance",
        NoticeKind.Quality => "quality",
        _ => "coverage",
    };

    /// <summary>Writes the members of a notice into an object already begun.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, Notice notice, string language)
    {
        writer.WriteString("code", notice.Code);
        writer.WriteString("severity", Word(notice.Severity));
        writer.WriteString("kind", Word(notice.Kind));
        writer.WriteString("message", NoticeTexts.Message(notice, language));
        writer.WriteString("pointer", notice.Pointer);
        writer.WriteNumber("line", notice.Line);
        writer.WriteNumber("column", notice.Column);
        if (notice.Item is { } item)
            writer.WriteNumber("item", item);
        WriteIfGiven(writer, "objectId", notice.ObjectId);
        WriteIfGiven(writer, "value", notice.Value);
        WriteIfGiven(writer, "expected", notice.Expected);
        WriteIfGiven(writer, "didYouMean", notice.DidYouMean);
        WriteIfGiven(writer, "source", notice.Source);
        WriteIfGiven(writer, "setting", notice.Setting);
    }

    public static void WriteIfGiven(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
