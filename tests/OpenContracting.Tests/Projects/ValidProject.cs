using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Schema;
using OpenContracting.Projects;
using OpenContracting.Validation;

namespace OpenContracting.Tests.Projects;

/// <summary>Asserts that a project is valid OC4IDS 0.9.5: by our validator, and by one that shares nothing with us.</summary>
internal static class ValidProject
{
    private static readonly JSchema Schema = JSchema.Parse(
        File.ReadAllText(Path.Combine(RepositoryFiles.Root, "schemas/oc4ids/0.9.5/project-schema.json")));

    /// <summary>The project as read back.</summary>
    public static JObject Assert(MappedProject project)
    {
        AssertByOurs(project);
        var json = Parse(project.Json);
        // The other validator takes escaped Spanish letters in an address for a fault, so formats are left to ours.
        json.IsValid(Schema, out IList<ValidationError> errors);
        Xunit.Assert.True(errors.All(e => e.ErrorType == ErrorType.Format), string.Join("\n", errors.Select(e => $"{e.Path}: {e.Message}")) + "\n" + json);
        return json;
    }

    /// <summary>By our validator alone: as often as wanted.</summary>
    public static void AssertByOurs(MappedProject project)
    {
        var package = """{"uri":"https://example.org/package.json","publishedDate":"2026-01-31T12:00:00Z","version":"0.9","publisher":{"name":"Example"},"projects":["""
            + Encoding.UTF8.GetString(project.Json.Span) + "]}";
        var report = Validator.Validate(Encoding.UTF8.GetBytes(package));
        var faults = report.Notices.Where(n => n.Severity == Severity.Error).Select(n => n.ToString());

        Xunit.Assert.True(report.Structure.Outcome == VerdictOutcome.Passed && report.Conformance.Outcome == VerdictOutcome.Passed,
            string.Join("\n", faults) + "\n" + package);
    }

    /// <summary>Dates stay the texts they are.</summary>
    public static JObject Parse(ReadOnlyMemory<byte> json)
    {
        using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(json.Span)))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
        };
        return JObject.Load(reader);
    }
}
