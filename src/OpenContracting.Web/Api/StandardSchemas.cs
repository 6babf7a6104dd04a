using Microsoft.OpenApi;
using OpenContracting.Standards;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace OpenContracting.Web.Api;

/// <summary>The standards' own objects in the OpenAPI document, made from our edition of the schemas and its texts: a schema for each definition.</summary>
internal sealed class StandardSchemas : IDocumentFilter
{
    public const string Project = "Oc4idsProject";
    public const string ProjectPackage = "Oc4idsProjectPackage";
    public const string ReleasePackage = "OcdsReleasePackage";

    public void Apply(Microsoft.OpenApi.OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        Add(swaggerDoc, StandardSchema.Load(StandardVersion.Oc4ids095, DocumentKind.ProjectPackage), "Oc4ids", "Project", "OC4IDS 0.9.5");
        Add(swaggerDoc, StandardSchema.Load(StandardVersion.Ocds115, DocumentKind.ReleasePackage), "Ocds", "Release", "OCDS 1.1");
    }

    private static void Add(Microsoft.OpenApi.OpenApiDocument document, StandardSchema schema, string prefix, string item, string standard)
    {
        foreach (var definition in schema.Fields.All.DistinctBy(field => (field.Definition, field.Field)).GroupBy(field => Name(field.Definition)))
        {
            var component = Object($"{definition.Key[prefix.Length..]} of {standard}.");
            // A field within an object that has no definition of its own comes after that object.
            var objects = new Dictionary<string, OpenApiSchema> { [""] = component };
            foreach (var field in definition)
            {
                var end = field.Field.LastIndexOf('/');
                var (holder, name) = (objects[end < 0 ? "" : field.Field[..end]], field.Field[(end + 1)..]);
                holder.Properties!.Add(name, Property(field, objects));
                if (field.IsRequired)
                    holder.Required!.Add(name);
            }

            document.AddComponent(definition.Key, component);
        }

        IOpenApiSchema Property(SchemaField field, Dictionary<string, OpenApiSchema> objects)
        {
            var description = Describe(field);
            if (field is { IsArray: false, Reference: { } reference })
                return new OpenApiSchemaReference(Name(reference), document) { Description = description };
            var schema = new OpenApiSchema { Type = Type(field.Types), Format = field.Format, Title = field.Title("en"), Description = description };
            if (field.IsArray)
                schema.Items = field.Reference is { } each
                    ? new OpenApiSchemaReference(Name(each), document)
                    : field.ItemTypes.Contains("object") ? objects[field.Field] = Object(null) : new OpenApiSchema { Type = Type(field.ItemTypes) };
            else if (field.Types.Contains("object"))
            {
                objects[field.Field] = schema;
                (schema.Properties, schema.Required) = (new Dictionary<string, IOpenApiSchema>(), new HashSet<string>());
            }

            return schema;
        }

        string Name(string definition) => prefix + definition switch
        {
            "package" => item + "Package",
            "" or "project-schema" or "release-schema" => item,
            _ => definition,
        };
    }

    private static OpenApiSchema Object(string? description) => new()
    {
        Type = JsonSchemaType.Object,
        Description = description,
        Properties = new Dictionary<string, IOpenApiSchema>(),
        Required = new HashSet<string>(),
    };

    private static string? Describe(SchemaField field) => field.Codelist is null
        ? field.Description("en")
        : $"{field.Description("en")} A code of {field.Codelist}{(field.IsOpenCodelist ? ", or one of the publisher's own" : "")}.";

    /// <summary>The one type that is allowed, and null where that is; none where there are several, which few generators know what to do with.</summary>
    private static JsonSchemaType? Type(IReadOnlyList<string> types)
    {
        var named = types.Where(type => type != "null").Select(type => type switch
        {
            "string" => JsonSchemaType.String,
            "number" => JsonSchemaType.Number,
            "integer" => JsonSchemaType.Integer,
            "boolean" => JsonSchemaType.Boolean,
            "array" => JsonSchemaType.Array,
            _ => JsonSchemaType.Object,
        }).ToList();
        return named.Count != 1 ? null : types.Contains("null") ? named[0] | JsonSchemaType.Null : named[0];
    }
}
