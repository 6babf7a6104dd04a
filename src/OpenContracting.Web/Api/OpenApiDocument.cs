using Microsoft.OpenApi;
using OpenContracting.Publications.Bulk;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace OpenContracting.Web.Api;

/// <summary>The OpenAPI 3.1 description of the API, and the page on which it can be tried.</summary>
public static class OpenApiDocument
{
    public const string Address = "/api/v1/openapi.json";

    /// <summary>The name of the way in which publishers show who they are.</summary>
    public const string PublisherKey = "publisherKey";

    public static void AddOpenApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(generator =>
        {
            generator.OperationFilter<OwnReading>();
            generator.DocumentFilter<DescribedTags>();
            generator.DocumentFilter<StandardSchemas>();
            generator.AddSecurityDefinition(PublisherKey, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The key that the instance's administrators gave a publisher; reading needs none.",
            });
            // Wherever the document is served from.
            generator.AddServer(new OpenApiServer { Url = "/", Description = "This instance" });
            generator.SupportNonNullableReferenceTypes();
            // The doc comments of what is answered are its description: the reader's own records, and those of the bulk manifest.
            generator.IncludeXmlComments(typeof(OpenApiDocument).Assembly);
            generator.IncludeXmlComments(typeof(BulkManifest).Assembly);
            generator.SwaggerDoc("v1", Info());
        });
    }

    public static void MapOpenApiDocument(this WebApplication app)
    {
        app.UseSwagger(swagger =>
        {
            swagger.RouteTemplate = "/api/{documentName}/openapi.{extension:regex(^(json)$)}";
            swagger.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        });
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "api";
            page.DocumentTitle = "API · OpenContracting Panamá";
            page.SwaggerEndpoint(Address, "v1");
            page.ConfigObject.DocExpansion = DocExpansion.List;
        });
    }

    private static OpenApiInfo Info() => new()
    {
        Title = "OpenContracting Panamá",
        Version = "1",
        Description =
            "Public works of Panama as open data: OC4IDS 0.9.5 projects made from the exports of the procurement authority. "
            + "Every GET also answers HEAD. Refused requests answer with problem details (RFC 9457) in Spanish or English, by "
            + "Accept-Language, with a stable `code`; an unknown parameter is refused, not ignored. No key is needed to read. "
            + "Lists, records and tables are sent compressed (`br`, `gzip`) to whoever takes them so; each coding has its own strong ETag, and "
            + "`If-None-Match` with any of those you still take is answered with 304.",
        License = new OpenApiLicense { Name = "AGPL-3.0-or-later (software)", Identifier = "AGPL-3.0-or-later" },
    };
}
