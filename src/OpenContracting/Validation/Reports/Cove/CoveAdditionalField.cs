using System.Text.Json;

namespace OpenContracting.Validation.Reports.Cove;

/// <summary>A field that the schema does not know, at one path.</summary>
/// <param name="Path">The object that has it, without positions.</param>
/// <param name="Field">Its name.</param>
/// <param name="Count">How often it occurs.</param>
/// <param name="Examples">Plain values it has, as JSON.</param>
internal sealed record CoveAdditionalField(string Path, string Field, long Count, IReadOnlyList<string> Examples)
{
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteNumber("count", Count);
        writer.WriteStartArray("examples");
        foreach (var example in Examples)
            CoveFindings.WriteValue(writer, example);
        writer.WriteEndArray();
        writer.WriteBoolean("root_additional_field", true);
        writer.WriteStartObject("additional_field_descendance");
        writer.WriteEndObject();
        writer.WriteString("path", Path);
        writer.WriteString("field_name", Field);
    }
}
