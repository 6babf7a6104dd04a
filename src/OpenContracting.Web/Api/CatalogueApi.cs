using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using OpenContracting.Jobs.Publications;
using OpenContracting.Publications.Bulk;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>What lets catalogues and search engines find the dataset: DCAT as JSON-LD, <c>data.json</c>, and schema.org.</summary>
public static class CatalogueApi
{
    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapCatalogue(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/catalogue.jsonld", (BulkFiles bulk, Published published, Func<Publisher> publisher, PublicAddress address, CancellationToken cancellation) =>
                AnswerAsync(bulk, published, publisher, address, "application/ld+json", Dcat, cancellation))
            .WithName("getCatalogue").WithTags("Bulk")
            .WithSummary("The catalogue of the dataset: DCAT 3 as JSON-LD")
            .WithDescription("One `dcat:Catalog` with one `dcat:Dataset`, a `dcat:Distribution` for each bulk file (media type, bytes, SHA-256) and this API as its "
                + "`dcat:DataService`. For harvesters of open data portals.")
            .Produces(StatusCodes.Status200OK, contentType: "application/ld+json")
            .ProducesProblems(ProblemKind.NoPublicationYet);
        routes.MapGet("/data.json", (BulkFiles bulk, Published published, Func<Publisher> publisher, PublicAddress address, CancellationToken cancellation) =>
                AnswerAsync(bulk, published, publisher, address, "application/json", DataJson, cancellation))
            .WithName("getDataJson").WithTags("Bulk")
            .WithSummary("The catalogue as data.json (Project Open Data 1.1)")
            .WithDescription("The same catalogue in the form that `data.json` harvesters read. At the root of the site, where they look for it.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .ProducesProblems(ProblemKind.NoPublicationYet);
    }

    /// <summary>The dataset as schema.org describes one, for the data page.</summary>
    public static string SchemaOrg(BulkManifest manifest, string description, PublicAddress address) => new JsonObject
    {
        ["@context"] = "https://schema.org/",
        ["@type"] = "Dataset",
        ["name"] = "OpenContracting Panamá",
        ["description"] = description,
        ["url"] = address.Of(PageAddress.Data.Spanish),
        ["license"] = manifest.Licence,
        ["isAccessibleForFree"] = true,
        ["inLanguage"] = "es",
        ["spatialCoverage"] = "Panamá",
        ["dateModified"] = manifest.PublishedAt.UtcDateTime,
        ["creator"] = new JsonObject { ["@type"] = "Organization", ["name"] = manifest.Publisher },
        ["distribution"] = new JsonArray([.. Whole(manifest).Select(file => (JsonNode)new JsonObject
        {
            ["@type"] = "DataDownload",
            ["encodingFormat"] = file.MediaType,
            ["contentUrl"] = file.Latest,
            ["contentSize"] = file.Bytes.ToString(),
            ["sha256"] = file.Sha256,
        })]),
    }.ToJsonString(Readable).Replace("</", "<\\/");

    private static async Task<IResult> AnswerAsync(
        BulkFiles bulk, Published published, Func<Publisher> publisher, PublicAddress address, string contentType,
        Func<BulkManifest, Publisher, PublicAddress, JsonObject> write, CancellationToken cancellation)
    {
        if (await published.CurrentAsync(cancellation) is null || await bulk.ManifestAsync(cancellation) is not { } manifest)
            return new Problem(ProblemKind.NoPublicationYet);
        var bytes = Encoding.UTF8.GetBytes(write(manifest, publisher(), address).ToJsonString(Readable));
        return new TaggedBytes(bytes, contentType);
    }

    private static IEnumerable<BulkFile> Whole(BulkManifest manifest) => manifest.Files.Where(file => file.Period == "full" && file.Format != "datapackage.json");

    private static JsonObject Dcat(BulkManifest manifest, Publisher who, PublicAddress address) => new()
    {
        ["@context"] = new JsonObject
        {
            ["dcat"] = "http://www.w3.org/ns/dcat#",
            ["dct"] = "http://purl.org/dc/terms/",
            ["foaf"] = "http://xmlns.com/foaf/0.1/",
            ["spdx"] = "http://spdx.org/rdf/terms#",
            ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
        },
        ["@id"] = address.Of("/api/v1/catalogue.jsonld"),
        ["@type"] = "dcat:Catalog",
        ["dct:title"] = Texts("catalogue.title"),
        ["dct:publisher"] = new JsonObject { ["@type"] = "foaf:Agent", ["foaf:name"] = who.Name, ["foaf:homepage"] = Reference(who.Uri) },
        ["dcat:service"] = new JsonObject
        {
            ["@id"] = address.Of("/api/v1"),
            ["@type"] = "dcat:DataService",
            ["dct:title"] = Texts("catalogue.service"),
            ["dcat:endpointURL"] = Reference(address.Of("/api/v1")),
            ["dcat:endpointDescription"] = Reference(address.Of(OpenApiDocument.Address)),
            ["dcat:landingPage"] = Reference(address.Of(PageAddress.Guide.Spanish)),
            ["dcat:servesDataset"] = Reference(address.Of(PageAddress.Data.Spanish)),
        },
        ["dcat:dataset"] = new JsonObject
        {
            ["@id"] = address.Of(PageAddress.Data.Spanish),
            ["@type"] = "dcat:Dataset",
            ["dct:title"] = Texts("catalogue.title"),
            ["dct:description"] = Texts("catalogue.description"),
            ["dct:license"] = Reference(manifest.Licence),
            ["dct:modified"] = Time(manifest.PublishedAt),
            ["dct:spatial"] = Reference("http://publications.europa.eu/resource/authority/country/PAN"),
            ["dcat:keyword"] = Keywords(),
            ["dct:conformsTo"] = Reference("https://standard.open-contracting.org/infrastructure/0.9.5/"),
            ["dcat:landingPage"] = Reference(address.Of(PageAddress.Data.Spanish)),
            ["dcat:distribution"] = new JsonArray([.. manifest.Files.Where(file => file.Period != "changes").Select(file => (JsonNode)new JsonObject
            {
                ["@id"] = file.Latest,
                ["@type"] = "dcat:Distribution",
                ["dct:title"] = file.Name,
                ["dct:license"] = Reference(manifest.Licence),
                ["dcat:downloadURL"] = Reference(file.Latest),
                ["dcat:mediaType"] = Reference("https://www.iana.org/assignments/media-types/" + file.MediaType),
                ["dcat:byteSize"] = file.Bytes,
                ["spdx:checksum"] = new JsonObject { ["spdx:algorithm"] = Reference("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"), ["spdx:checksumValue"] = file.Sha256 },
            })]),
        },
    };

    private static JsonObject DataJson(BulkManifest manifest, Publisher who, PublicAddress address) => new()
    {
        ["@context"] = "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld",
        ["@type"] = "dcat:Catalog",
        ["conformsTo"] = "https://project-open-data.cio.gov/v1.1/schema",
        ["dataset"] = new JsonArray(new JsonObject
        {
            ["@type"] = "dcat:Dataset",
            ["title"] = PortalTexts.All["es", "catalogue.title"],
            ["description"] = PortalTexts.All["es", "catalogue.description"],
            ["identifier"] = address.Of(PageAddress.Data.Spanish),
            ["accessLevel"] = "public",
            ["license"] = manifest.Licence,
            ["modified"] = manifest.PublishedAt.UtcDateTime,
            ["publisher"] = new JsonObject { ["@type"] = "org:Organization", ["name"] = who.Name },
            ["keyword"] = Keywords(),
            ["spatial"] = "Panamá",
            ["language"] = new JsonArray("es"),
            ["landingPage"] = address.Of(PageAddress.Data.Spanish),
            ["distribution"] = new JsonArray([.. Whole(manifest).Select(file => (JsonNode)new JsonObject
            {
                ["@type"] = "dcat:Distribution",
                ["title"] = file.Name,
                ["downloadURL"] = file.Latest,
                ["mediaType"] = file.MediaType,
            })]),
        }),
    };

    private static JsonArray Keywords() => new("contrataciones", "obras públicas", "infraestructura", "OC4IDS", "OCDS");

    private static JsonArray Texts(string key) => new(
        new JsonObject { ["@language"] = "es", ["@value"] = PortalTexts.All["es", key] },
        new JsonObject { ["@language"] = "en", ["@value"] = PortalTexts.All["en", key] });

    private static JsonObject? Reference(string? address) => address is null ? null : new JsonObject { ["@id"] = address };

    private static JsonObject Time(DateTimeOffset time) => new() { ["@type"] = "xsd:dateTime", ["@value"] = time.UtcDateTime };
}
