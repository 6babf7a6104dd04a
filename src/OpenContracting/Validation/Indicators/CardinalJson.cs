using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenContracting.Validation.Indicators;

/// <summary>Writes results as Cardinal does: groups, ids, codes and numbers; then the limits used, and, when asked, who took part.</summary>
public static class CardinalJson
{
    /// <summary>Writes one JSON object. Ids and codes are in order, so that the same results give the same bytes.</summary>
    public static void Write(Stream output, IndicatorResults results, bool meta, bool maps)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        foreach (var group in Enum.GetValues<IndicatorGroup>())
            if (results[group].Count > 0)
                WriteGroup(json, group == IndicatorGroup.Ocid ? "OCID" : group.ToString(), results[group]);
        if (meta && results.Meta.Count > 0)
            WriteMeta(json, results);
        if (maps)
            WriteMaps(json, results);
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, SortedDictionary<Indicator, double>> ids)
    {
        json.WriteStartObject(name);
        foreach (var (id, found) in ids)
        {
            json.WriteStartObject(id);
            foreach (var (indicator, value) in found)
                WriteNumber(json, indicator.ToString(), value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteMeta(Utf8JsonWriter json, IndicatorResults results)
    {
        json.WriteStartObject("Meta");
        foreach (var (indicator, limits) in results.Meta.OrderBy(each => each.Key))
        {
            json.WriteStartObject(indicator.ToString());
            foreach (var (name, value) in limits)
                WriteNumber(json, name, value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteMaps(Utf8JsonWriter json, IndicatorResults results)
    {
        json.WriteStartObject("Maps");
        WriteMap(json, "ocid_buyer", results, parties => parties.Buyer);
        WriteMap(json, "ocid_procuringentity", results, parties => parties.ProcuringEntity);
        json.WriteStartObject("ocid_tenderer");
        foreach (var (ocid, parties) in results.Parties.Where(each => each.Value.Tenderers.Count > 0))
        {
            json.WriteStartArray(ocid);
            foreach (var tenderer in parties.Tenderers)
                json.WriteStringValue(tenderer);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMap(Utf8JsonWriter json, string name, IndicatorResults results, Func<FlaggedParties, string?> party)
    {
        json.WriteStartObject(name);
        foreach (var (ocid, parties) in results.Parties)
            if (party(parties) is { } id)
                json.WriteString(ocid, id);
        json.WriteEndObject();
    }

    // With a point, as Cardinal writes its numbers.
    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        json.WriteRawValue(text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0");
    }
}
