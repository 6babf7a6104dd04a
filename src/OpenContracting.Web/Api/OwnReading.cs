using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace OpenContracting.Web.Api;

/// <summary>
/// Puts what endpoints read themselves, parameters and bodies, into their operations, a description and an example to every parameter, and
/// the answer that each may give to who asks too often.
/// </summary>
public sealed class OwnReading : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var parameter in context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<QueryParameter>())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Description = parameter.Description,
                Required = parameter.IsRequired,
                Schema = Schema(parameter.Type),
            });
        }

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Example = Examples.Of(operation.OperationId, parameter.Name!);
            if (parameter.In == ParameterLocation.Path)
                parameter.Description ??= PathParameters.Describe($"/{context.ApiDescription.RelativePath}", parameter.Name!);
        }

        operation.Responses ??= [];
        DescribeBytes(operation.Responses, context);
        operation.Responses.TryAdd("429", new OpenApiResponse
        {
            Description = "Too Many Requests",
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/problem+json"] = new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(typeof(ProblemBody), context.SchemaRepository) },
            },
        });
        // Which refusals a status stands for, in the words that the refusal itself begins with.
        foreach (var refusals in context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<ProblemKind>().Append(ProblemKind.TooManyRequests).Distinct().GroupBy(kind => kind.Status))
            operation.Responses[$"{refusals.Key}"].Description = string.Join("; ", refusals.Select(kind => $"`{kind.Code}`: {PortalTexts.All["en", $"problem.{kind.Code}.title"]}")) + ".";
        if (operation.Responses.TryGetValue("304", out var unchanged))
            unchanged.Description = "What `If-None-Match` names is what there is still; no body.";
        // Whoever may be told that the key is missing needs one; everybody else is asked for nothing.
        operation.Security = operation.Responses.ContainsKey("401")
            ? [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(OpenApiDocument.PublisherKey, context.Document)] = [] }]
            : [];
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<FileBody>().FirstOrDefault() is { } body)
            operation.RequestBody = new OpenApiRequestBody
            {
                Description = body.Description,
                Required = body.IsRequired,
                Content = new Dictionary<string, IOpenApiMediaType> { ["application/octet-stream"] = new OpenApiMediaType() },
            };
    }

    /// <summary>Says what answers are that are sent as they are: a text, bytes, or an object of a standard.</summary>
    private static void DescribeBytes(OpenApiResponses responses, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var standard = metadata.OfType<AnswerSchema>().FirstOrDefault();
        foreach (var answer in metadata.OfType<IProducesResponseTypeMetadata>().Where(answer => answer.ContentTypes.Any()))
        {
            if (responses.GetValueOrDefault($"{answer.StatusCode}") is OpenApiResponse { Content: null or { Count: 0 } } response)
                response.Content = answer.ContentTypes.Select(media => media.Split(';')[0]).Distinct().ToDictionary(
                    media => media,
                    IOpenApiMediaType (media) => new OpenApiMediaType
                    {
                        Schema = standard is not null ? new OpenApiSchemaReference(standard.Name, context.Document)
                            : media.EndsWith("/json", StringComparison.Ordinal) || media.EndsWith("+json", StringComparison.Ordinal) ? new OpenApiSchema { Type = JsonSchemaType.Object }
                            : TaggedBytes.IsText(media) || media.EndsWith("ndjson", StringComparison.Ordinal) ? new OpenApiSchema { Type = JsonSchemaType.String }
                            : new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                    });
        }
    }

    private static OpenApiSchema Schema(string type) => type switch
    {
        "array" => new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
        "number" => new OpenApiSchema { Type = JsonSchemaType.Number },
        "integer" => new OpenApiSchema { Type = JsonSchemaType.Integer },
        _ => new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
