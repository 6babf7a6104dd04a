using System.Text.Encodings.Web;
using System.Text.Json;
using OpenContracting.Standards.Ids;
using OpenContracting.Validation;
using OpenContracting.Validation.Disclosures;

namespace OpenContracting.Cli.Coverage;

/// <summary>What all projects disclose together, as JSON: sets, phases, elements, and public authorities.</summary>
public static class CoverageJson
{
    public static void Write(Stream output, CoverageTallies tallies, string language)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("method", DisclosureTally.Method);
        json.WriteString("note", Texts.OfLibrary[language, "disclosure.notIndex"]);
        json.WriteNumber("projects", tallies.All.Projects);
        json.WriteStartArray("sets");
        foreach (var set in Enum.GetValues<IdsSet>())
            WriteSet(json, tallies.All, set);
        json.WriteEndArray();
        WriteElements(json, tallies.All, language);
        WriteAuthorities(json, tallies);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteSet(Utf8JsonWriter json, DisclosureTally tally, IdsSet set)
    {
        json.WriteStartObject();
        WriteShare(json, "set", Word(set), tally.Whole(set));
        json.WriteStartArray("parts");
        foreach (var part in tally.Parts(set))
        {
            json.WriteStartObject();
            WriteShare(json, part.Phase is null ? "module" : "phase", part.Phase ?? part.Module!, part);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteElements(Utf8JsonWriter json, DisclosureTally tally, string language)
    {
        var due = tally.Elements.GroupBy(each => each.Element.Set).ToDictionary(set => set.Key, set => set.Sum(each => each.Disclosed + each.Missing));
        json.WriteStartArray("elements");
        foreach (var each in tally.Elements)
        {
            json.WriteStartObject();
            json.WriteString("id", each.Element.Id);
            json.WriteString("name", each.Element.Name(language));
            json.WriteString("set", Word(each.Element.Set));
            json.WriteString(each.Element.Phase is null ? "module" : "phase", each.Element.Phase ?? each.Element.Module);
            WriteCounts(json, each);
            json.WriteNumber("pointsToGain", each.Missing == 0 ? 0 : Math.Round(100m * each.Missing / due[each.Element.Set], 2));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAuthorities(Utf8JsonWriter json, CoverageTallies tallies)
    {
        json.WriteStartArray("publicAuthorities");
        foreach (var (name, tally) in tallies.ByAuthority)
        {
            json.WriteStartObject();
            json.WriteString("name", name.Length == 0 ? null : name);
            json.WriteNumber("projects", tally.Projects);
            WriteShare(json, "set", Word(IdsSet.Core), tally.Whole(IdsSet.Core));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteShare(Utf8JsonWriter json, string kind, string name, DisclosureShare share)
    {
        json.WriteString(kind, name);
        json.WriteNumber("disclosed", share.Disclosed);
        json.WriteNumber("missing", share.Missing);
        json.WriteNumber("notDue", share.NotDue);
        json.WriteNumber("notApplicable", share.NotApplicable);
        if (share.Percentage is { } percentage)
            json.WriteNumber("percentage", percentage);
        else
            json.WriteNull("percentage");
    }

    private static void WriteCounts(Utf8JsonWriter json, IdsElementCoverage each)
    {
        json.WriteNumber("disclosed", each.Disclosed);
        json.WriteNumber("missing", each.Missing);
        json.WriteNumber("notDue", each.NotDue);
        json.WriteNumber("notApplicable", each.NotApplicable);
    }

    private static string Word(IdsSet set) => set.ToString().ToLowerInvariant();
}
