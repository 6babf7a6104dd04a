using System.Text.Json;
using System.Text.RegularExpressions;
using OpenContracting.Validation;

namespace OpenContracting.Tests.Validation;

/// <summary>What the official review tools said of odd packages, against what we say.</summary>
public sealed partial class CoveCaseTests
{
    private static readonly Dictionary<string, string> Codes = new()
    {
        ["type"] = "wrong-type",
        ["required"] = "missing-property",
        ["minLength"] = "too-short",
        ["minItems"] = "too-few-items",
        ["minProperties"] = "too-few-properties",
        ["minimum"] = "below-minimum",
        ["pattern"] = "pattern-mismatch",
        ["uniqueItems"] = "duplicate-id",
        ["date-time"] = "invalid-date-time",
        ["uri"] = "invalid-uri",
        ["object"] = "wrong-type",
        ["array"] = "wrong-type",
        ["string"] = "wrong-type",
        ["number"] = "wrong-type",
    };

    private static readonly HashSet<string> SchemaCodes = [.. Codes.Values, "duplicate-item"];

    public static TheoryData<string> Oc4ids => Cases("cove-oc4ids");

    public static TheoryData<string> Ocds => Cases("cove-ocds");

    [ReferenceDataTheory]
    [MemberData(nameof(Oc4ids))]
    public void Oc4idsCaseGetsTheSameAnswer(string name)
    {
        var (report, cove) = Read("cove-oc4ids", name);
        if (cove.TryGetProperty("exit", out _))
        {
            // The tool crashed: a notice with its place is the answer.
            Assert.Contains(report.Notices, notice => notice.Kind == NoticeKind.Structure);
            return;
        }

        var errors = cove.GetProperty("validation_errors").EnumerateArray().SelectMany(error =>
            error.GetProperty("values").EnumerateArray().Select(value => Line(error.GetProperty("key"), value)));
        AssertSame(errors, SchemaErrors(report));
        AssertSame(CodelistValues(cove, "additional_closed_codelist_values"), Values(report, "closed-codelist"));
        AssertSame(CodelistValues(cove, "additional_open_codelist_values"), Values(report, "open-codelist"));
        AssertSame(cove.GetProperty("additional_fields").EnumerateObject().Where(field => field.Value.GetProperty("root_additional_field").GetBoolean())
            .Select(field => field.Name), Paths(report, "additional-field"));
        AssertSame(MissingIds(cove), Paths(report, "missing-id").Select(path => path.TrimStart('/')));
        AssertSame(CheckPaths(cove, "missing-currency"), Pointers(report, "missing-currency").Select(path => path + "/"));
        AssertSame(CheckPaths(cove, "missing-org-refs"), Pointers(report, "missing-org-refs"));
        AssertSame(
            cove.GetProperty("field_coverage").EnumerateObject().Select(field => $"{field.Name} {field.Value[0]} {field.Value[1]}"),
            report.Fields.Where(field => field.Possible > 0).Select(field => $"{field.Path} {field.Possible} {field.Filled}"));
    }

    [ReferenceDataTheory]
    [MemberData(nameof(Ocds))]
    public void OcdsCaseGetsTheSameAnswer(string name)
    {
        var (report, cove) = Read("cove-ocds", name);

        var errors = cove.TryGetProperty("validation_errors", out var list)
            ? list.EnumerateArray().Select(error => OcdsLine(error)).ToList()
            : [];
        if (name == "ocds-title-translations")
            // The tool does not evaluate patternProperties: a title in another language that is no text passes there.
            errors.AddRange(report.Notices.Where(notice => notice.Pointer.EndsWith("_fr", StringComparison.Ordinal) && notice.Code == "wrong-type")
                .Select(notice => $"{notice.Pointer} wrong-type"));
        AssertSame(errors, SchemaErrors(report, withNames: false));
        AssertSame(cove.TryGetProperty("additional_fields", out var fields)
            ? fields.EnumerateArray().Select(field => $"{field.GetProperty("path").GetString()}/{field.GetProperty("field").GetString()}")
            : [], Paths(report, "additional-field"));
        AssertSame(cove.TryGetProperty("deprecated_fields", out var deprecated)
            ? deprecated.EnumerateArray().SelectMany(field => field.GetProperty("paths").EnumerateArray()
                .Select(path => $"/{path.GetString()}/{field.GetProperty("field").GetString()}"))
            : [], Pointers(report, "deprecated-field"));
    }

    private static (ValidationReport Report, JsonElement Cove) Read(string folder, string name)
    {
        var path = Path.Combine(RepositoryFiles.ReferenceData!, "cases", folder, name);
        using var document = JsonDocument.Parse(File.ReadAllBytes(path + ".cove.json"));
        return (Validator.Validate(File.ReadAllBytes(path + ".json")), document.RootElement.Clone());
    }

    private static TheoryData<string> Cases(string folder)
    {
        if (RepositoryFiles.ReferenceData is null)
            return ["without reference data"];
        var files = Directory.EnumerateFiles(Path.Combine(RepositoryFiles.ReferenceData, "cases", folder), "*.cove.json");
        return [.. files.Order(StringComparer.Ordinal).Select(file => Path.GetFileName(file).Replace(".cove.json", ""))];
    }

    private static string Line(JsonElement key, JsonElement value)
    {
        var validator = key.GetProperty("validator").GetString()!;
        if (validator == "format")
            validator = key.GetProperty("validator_value").GetString()!;
        var path = value.GetProperty("path").GetString()!;
        var code = key.GetProperty("error_id").ValueKind == JsonValueKind.String && key.GetProperty("error_id").GetString() == "uniqueItems_no_ids"
            ? "duplicate-item"
            : Codes[validator];
        var name = validator == "required" ? $" {key.GetProperty("header").GetString()}" : "";
        return $"{(path.Length == 0 ? "" : "/" + path)} {code}{name}";
    }

    private static string OcdsLine(JsonElement error)
    {
        var path = error.GetProperty("path").GetString()!;
        return $"{(path.Length == 0 ? "" : "/" + path)} {Codes[error.GetProperty("type").GetString()!]}";
    }

    private static IEnumerable<string> SchemaErrors(ValidationReport report, bool withNames = true) =>
        from notice in report.Notices
        where SchemaCodes.Contains(notice.Code)
        let pointer = notice.Code is "duplicate-id" or "duplicate-item" ? Regex.Replace(notice.Pointer, @"/\d+$", "") : notice.Pointer
        select $"{pointer} {notice.Code}{(withNames && notice.Code == "missing-property" ? " " + notice.Expected : "")}";

    private static IEnumerable<string> CodelistValues(JsonElement cove, string key) =>
        from field in cove.GetProperty(key).EnumerateObject()
        from value in field.Value.GetProperty("values").EnumerateArray()
        select $"/{field.Name} {value.GetString()}";

    private static IEnumerable<string> Values(ValidationReport report, string code) =>
        report.Notices.Where(notice => notice.Code == code)
            .Select(notice => $"{WithoutPositions(notice.Pointer)} {JsonSerializer.Deserialize<string>(notice.Value!)}").Distinct();

    private static IEnumerable<string> MissingIds(JsonElement cove) =>
        cove.TryGetProperty("structure_warnings", out var warnings) && warnings.TryGetProperty("missing_ids", out var ids)
            ? ids.EnumerateArray().Select(path => path.GetString()!)
            : [];

    private static IEnumerable<string> CheckPaths(JsonElement cove, string check) =>
        cove.GetProperty("additional_checks").EnumerateArray().Where(result => result.GetProperty("check_id").GetString() == check)
            .SelectMany(result => result.GetProperty("paths").EnumerateArray().Select(path => path.GetString()!));

    private static IEnumerable<string> Paths(ValidationReport report, string code) =>
        Pointers(report, code).Select(WithoutPositions).Distinct();

    private static IEnumerable<string> Pointers(ValidationReport report, string code) =>
        report.Notices.Where(notice => notice.Code == code).Select(notice => notice.Pointer);

    private static string WithoutPositions(string pointer) => Positions().Replace(pointer, "");

    private static void AssertSame(IEnumerable<string> expected, IEnumerable<string> actual) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));

    [GeneratedRegex(@"/\d+(?=/|$)")]
    private static partial Regex Positions();
}
