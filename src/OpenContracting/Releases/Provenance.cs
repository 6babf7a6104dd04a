using System.Text.Json;

namespace OpenContracting.Releases;

/// <summary>Where each value of a release comes from: file, row, column and rule, as kept in <see cref="ReleaseDocument.Provenance"/>.</summary>
/// <remarks>
/// The bytes are JSON with its words numbered once: <c>sources</c> ([file, row], and the export where several come together), <c>columns</c>, <c>rules</c>, and <c>values</c>, by JSON
/// Pointer, [source, column, rule] with the cell's text where the value no longer shows it. A pointer that is not listed was
/// taken over from the first source by the first rule. <c>unread</c> lists the cells that hold something that was not understood.
/// </remarks>
public static class Provenance
{
    /// <summary>Where the value at a JSON Pointer of the release comes from.</summary>
    public static ProvenanceEntry Find(ReadOnlyMemory<byte> provenance, string path)
    {
        using var document = JsonDocument.Parse(provenance);
        var root = document.RootElement;
        if (!root.GetProperty("values").TryGetProperty(path, out var entry))
            return Entry(root, 0, 0, 0, null);
        return Entry(
            root, entry[0].GetInt32(), entry[1].GetInt32(), entry[2].GetInt32(),
            entry.GetArrayLength() > 3 ? entry[3].GetString() : null);
    }

    /// <summary>Where every value that is listed comes from, by JSON Pointer.</summary>
    public static IReadOnlyList<(string Pointer, ProvenanceEntry Entry)> All(ReadOnlyMemory<byte> provenance)
    {
        using var document = JsonDocument.Parse(provenance);
        var root = document.RootElement;
        return
        [
            .. root.GetProperty("values").EnumerateObject().Select(value => (value.Name, Entry(
                root, value.Value[0].GetInt32(), value.Value[1].GetInt32(), value.Value[2].GetInt32(),
                value.Value.GetArrayLength() > 3 ? value.Value[3].GetString() : null))),
        ];
    }

    /// <summary>The cells that hold something that was not understood; their rule says what was expected.</summary>
    public static IReadOnlyList<ProvenanceEntry> Unread(ReadOnlyMemory<byte> provenance)
    {
        using var document = JsonDocument.Parse(provenance);
        var root = document.RootElement;
        if (!root.TryGetProperty("unread", out var unread))
            return [];
        return [.. unread.EnumerateArray().Select(cell => Entry(root, cell[0].GetInt32(), cell[1].GetInt32(), cell[2].GetInt32(), cell[3].GetString()))];
    }

    private static ProvenanceEntry Entry(JsonElement root, int source, int column, int rule, string? raw)
    {
        var place = root.GetProperty("sources")[source];
        var name = root.GetProperty("columns")[column].GetString()!;
        return new(
            place[0].GetString()!, place[1].GetInt64(), name.Length == 0 ? null : name,
            root.GetProperty("rules")[rule].GetString()!, raw)
        {
            Export = place.GetArrayLength() > 2 ? place[2].GetString() : null,
        };
    }
}
