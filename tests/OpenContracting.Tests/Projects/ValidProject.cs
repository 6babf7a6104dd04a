using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Schema;
using OpenContracting.Projects;

namespace OpenContracting.Tests.Projects;

/// <summary>Asserts that a project is valid OC4IDS 0.9.5, by a validator that shares nothing with the mapping.</summary>
internal static class ValidProject
{
    private static readonly JSchema Schema = JSchema.Parse(
        File.ReadAllText(Path.Combine(RepositoryFiles.Root, "schemas/oc4ids/0.9.5/project-schema.json")));

    /// <summary>The project as read back.</summary>
    public static JObject Assert(MappedProject project)
    {
        var json = Parse(project.Json);
        Xunit.Assert.True(json.IsValid(Schema, out IList<ValidationError> errors),
            string.Join("\n", errors.Select(e => $"{e.Path}: {e.Message}")) + "\n" + json);
        return json;
    }

    /// <summary>Dates stay the texts they are.</summary>
    public static JObject Parse(ReadOnlyMemory<byte> json)
    {
        using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(json.Span)))
        {
            DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal,
        };
        return JObject.Load(reader);
    }
}
