using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace OpenContracting.Web.Api;

/// <summary>Puts the <see cref="QueryParameter"/>s of an endpoint into its operation.</summary>
public sealed class QueryParameters : IOperationFilter
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
    }

    private static OpenApiSchema Schema(string type) => type switch
    {
        "array" => new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
        "number" => new OpenApiSchema { Type = JsonSchemaType.Number },
        "integer" => new OpenApiSchema { Type = JsonSchemaType.Integer },
        _ => new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
