using System.Text.Json;
using System.Text.Json.Nodes;
using OpenContracting.Validation;
using OpenContracting.Validation.Reports;
using OpenContracting.Validation.Reports.Cove;

namespace OpenContracting.Tests.Validation.Reports;

/// <summary>The <c>cove</c> format against what the two libraries wrote: the same keys, paths, values and counts, whatever the sentences.</summary>
public sealed class CoveFormatTests
{
    // What the format leaves out, and sentences, which are ours.
    private static readonly HashSet<string> LeftOut =
        ["json_data", "message", "description", "explanation", "additional_field_descendance", "validator_value", "field_coverage"];

    public static TheoryData<string> Cases
    {
        get
        {
            if (RepositoryFiles.ReferenceData is null)
                return ["without reference data"];
            var folder = Path.Combine(RepositoryFiles.ReferenceData, "cases");
            return [.. Directory.EnumerateFiles(folder, "*.cove.json", SearchOption.AllDirectories)
                .Where(file => !file.Contains("title-translations", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .Select(file => Path.GetRelativePath(folder, file).Replace(".cove.json", ""))];
        }
    }

    [ReferenceDataTheory]
    [MemberData(nameof(Cases))]
    public void AReportSaysWhatTheLibrariesSay(string name)
    {
        var path = Path.Combine(RepositoryFiles.ReferenceData!, "cases", name);
        var theirs = JsonNode.Parse(File.ReadAllBytes(path + ".cove.json"))!.AsObject();
        var ours = Write(File.ReadAllBytes(path + ".json"));
        if (theirs.ContainsKey("exit"))
        {
            // A byte order mark stops theirs and is but a warning here; the others are errors with a place.
            Assert.Equal(name.EndsWith("bom-utf8", StringComparison.Ordinal), ours["validation_errors_count"]!.GetValue<long>() == 0);
            return;
        }

        if (name.EndsWith("releases-and-records", StringComparison.Ordinal))
            // Theirs counts the releases of what it reads as records.
            (theirs["count"], theirs["unique_ocids_count"]) = (0, 0);
        Assert.Equal(Shape(theirs), Shape(ours));
        if (theirs["field_coverage"] is JsonObject coverage)
            Assert.Equal(
                coverage.Select(field => $"{field.Key} {field.Value![0]} {field.Value[1]}").Order(StringComparer.Ordinal),
                Coverage(ours["field_coverage"]!.AsObject(), "").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AReportHasTheKeysAndCountsOfTheLibrary()
    {
        var report = Write(File.ReadAllBytes(RepositoryFiles.Fixture("reports", "package.json")));

        Assert.Equal(
            [
                "additional_checks", "additional_closed_codelist_values", "additional_fields", "additional_fields_count", "additional_open_codelist_values",
                "common_error_types", "conformance_checks", "data_only", "deprecated_fields", "extensions", "field_coverage", "file_type", "schema_url",
                "validation_errors", "validation_errors_count", "version_display_choices", "version_used", "version_used_display",
            ],
            report.Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal(3, report["validation_errors_count"]!.GetValue<long>());
        Assert.Equal("implementacion", report["additional_closed_codelist_values"]!["projects/status"]!["values"]![0]!.GetValue<string>());
        var title = report["field_coverage"]!["properties"]!["title"]!;
        Assert.Equal("""{"checks":2,"successes":1,"percentage":50}""", title["coverage"]!.ToJsonString());
        Assert.False(string.IsNullOrEmpty(title["title"]!.GetValue<string>()));
    }

    [Fact]
    public void SeveralDocumentsGiveAnArray()
    {
        var report = Validator.Validate("{}"u8.ToArray());
        var output = new MemoryStream();

        new CoveReport().Write(output, [new ReportedDocument("a", report), new ReportedDocument("b", report)], "es");

        Assert.Equal(2, JsonNode.Parse(output.ToArray())!.AsArray().Count);
    }

    private static JsonObject Write(byte[] document)
    {
        var output = new MemoryStream();
        new CoveReport().Write(output, [new ReportedDocument("case", Validator.Validate(document))], "en");
        return JsonNode.Parse(output.ToArray())!.AsObject();
    }

    // One line a leaf, lists as sets: the order of errors hangs on their sentences.
    private static IReadOnlyList<string> Shape(JsonObject report) => [.. Lines(Normal(report), "").Order(StringComparer.Ordinal)];

    private static JsonObject Normal(JsonObject report)
    {
        var copy = report.DeepClone().AsObject();
        if (copy["validation_errors"] is JsonArray errors && errors.Any(error => error is JsonArray))
            copy["validation_errors"] = new JsonArray([.. errors.Select(error => (JsonNode)new JsonObject
            {
                ["key"] = JsonNode.Parse(error![0]!.GetValue<string>()),
                ["values"] = error[1]!.DeepClone(),
            })]);
        // Theirs misses empty objects in lists.
        foreach (var check in (copy["additional_checks"] as JsonArray ?? []).Where(check => check!["check_id"]!.GetValue<string>() == "missing-values"))
            check!["paths"] = new JsonArray([.. check["paths"]!.AsArray().Select(path => path!.GetValue<string>())
                .Where(path => !char.IsAsciiDigit(path[^1])).Select(path => (JsonNode)path)]);
        // Theirs lists what stands below an unknown field too.
        if (copy["all_additional_fields"] is JsonArray fields)
            copy["all_additional_fields"] = new JsonArray([.. fields.Where(field => field!["root_additional_field"]!.GetValue<bool>()).Select(field => field!.DeepClone())]);
        if (copy["additional_fields"] is JsonObject named)
            foreach (var below in named.Where(field => !field.Value!["root_additional_field"]!.GetValue<bool>()).Select(field => field.Key).ToList())
                named.Remove(below);
        return copy;
    }

    private static IEnumerable<string> Lines(JsonNode? node, string path) => node switch
    {
        JsonObject parent => parent.Where(member => !LeftOut.Contains(member.Key)).SelectMany(member => Lines(member.Value, $"{path}/{member.Key}"))
            .DefaultIfEmpty($"{path} {{}}"),
        JsonArray list => list.SelectMany(item => Lines(item, path + "/*")).DefaultIfEmpty($"{path} []"),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => [$"{path} {double.Parse(value.ToJsonString())}"],
        _ => [$"{path} {node?.ToJsonString() ?? "null"}"],
    };

    private static IEnumerable<string> Coverage(JsonObject schema, string path)
    {
        if (schema["items"] is JsonObject items)
            foreach (var line in Coverage(items, path))
                yield return line;
        foreach (var (name, value) in schema["properties"] as JsonObject ?? [])
        {
            var counts = value!["coverage"]!;
            if (counts["checks"]!.GetValue<long>() > 0)
                yield return $"{path}/{name} {counts["checks"]} {counts["successes"]}";
            foreach (var line in Coverage(value.AsObject(), $"{path}/{name}"))
                yield return line;
        }
    }
}
