using System.Text.Json.Nodes;
using Newtonsoft.Json;
using Newtonsoft.Json.Schema;
using OpenContracting.Standards;
using OpenContracting.Validation;

namespace OpenContracting.Benchmarks;

/// <summary>Newtonsoft.Json.Schema over the same package, for scale. It allows a thousand readers an hour; a whole package needs one.</summary>
internal static class OtherEngine
{
    public static JSchema Schema(ValidationPlan plan)
    {
        var root = JsonNode.Parse(StandardSchema.Load(plan.Version, plan.Kind).Root.GetRawText())!.AsObject();
        // Addresses of its own would be resolved; every reference leads into the document itself.
        root.Remove("id");
        return JSchema.Parse(root.ToJsonString());
    }

    public static void Validate(byte[] document, JSchema schema)
    {
        using var text = new JsonTextReader(new StreamReader(new MemoryStream(document))) { DateParseHandling = DateParseHandling.None };
        using var reader = new JSchemaValidatingReader(text) { Schema = schema };
        // Without this the first finding is thrown.
        reader.ValidationEventHandler += (_, _) => { };
        while (reader.Read())
        {
        }
    }
}
