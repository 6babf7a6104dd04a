using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Publications;
using OpenContracting.Publications.Bulk;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>What lets catalogues and search engines find the dataset: DCAT as JSON-LD, <c>data.json</c>, and the site map.</summary>
public static class CatalogueApi
{
    /// <summary>The standard's limit of a site map.</summary>
    private const int MostAddresses = 50_000;

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapCatalogue(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/catalogue.jsonld", (BulkFiles bulk, Published published, Func<Publisher> publisher, PublicAddress address, CancellationToken cancellation) =>
                AnswerAsync(bulk, published, publisher, address, "application/ld+json", Dcat, cancellation))
            .WithName("getCatalogue").WithTags("Bulk")
            .WithSummary("The catalogue of the dataset: DCAT 3 as JSON-LD")
            .WithDescription("One `dcat:Catalog` with one `dcat:Dataset` and a `dcat:Distribution` for each bulk file: media type, bytes and SHA-256. For harvesters "
                + "of open data portals.")
            .Produces(StatusCodes.Status200OK, contentType: "application/ld+json")
            .ProducesProblems(ProblemKind.NoPublicationYet);
        routes.MapGet("/data.json", (BulkFiles bulk, Published published, Func<Publisher> publisher, PublicAddress address, CancellationToken cancellation) =>
                AnswerAsync(bulk, published, publisher, address, "application/json", DataJson, cancellation))
            .WithName("getDataJson").WithTags("Bulk")
            .WithSummary("The catalogue as data.json (Project Open Data 1.1)")
            .WithDescription("The same catalogue in the form that `data.json` harvesters read. At the root of the site, where they look for it.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .ProducesProblems(ProblemKind.NoPublicationYet);
        routes.MapGet("/sitemap.xml", SiteMapAsync).ExcludeFromDescription();
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
        ["dct:publisher"] = new JsonObject { ["@type"] = "foaf:Agent", ["foaf:name"] = who.Name },
        ["dcat:dataset"] = new JsonObject
        {
            ["@id"] = address.Of(PageAddress.Data.Spanish),
            ["@type"] = "dcat:Dataset",
            ["dct:title"] = Texts("catalogue.title"),
            ["dct:description"] = Texts("catalogue.description"),
            ["dct:license"] = Reference(manifest.Licence),
            ["dct:modified"] = Time(manifest.PublishedAt),
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
            ["keyword"] = new JsonArray("contrataciones", "obras públicas", "infraestructura", "OC4IDS", "OCDS"),
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

    private static JsonArray Texts(string key) => new(
        new JsonObject { ["@language"] = "es", ["@value"] = PortalTexts.All["es", key] },
        new JsonObject { ["@language"] = "en", ["@value"] = PortalTexts.All["en", key] });

    private static JsonObject? Reference(string? address) => address is null ? null : new JsonObject { ["@id"] = address };

    private static JsonObject Time(DateTimeOffset time) => new() { ["@type"] = "xsd:dateTime", ["@value"] = time.UtcDateTime };

    private static async Task<IResult> SiteMapAsync(Db db, InstanceKind kind, PublicAddress address, CancellationToken cancellation)
    {
        // Made-up works are none to find.
        var projects = kind.IsDemo ? [] : await db.Projects.Where(project => project.State == ProjectState.Published)
            .OrderByDescending(project => project.LastPublished).ThenBy(project => project.ProjectId).Take(MostAddresses - 10)
            .Select(project => new { project.ProjectId, project.LastPublished }).ToListAsync(cancellation);
        using var bytes = new MemoryStream();
        await using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
            foreach (var page in new[] { PageAddress.Home, PageAddress.Projects, PageAddress.Institutions, PageAddress.Data, PageAddress.About })
                Write(xml, address.Of(page.Spanish), null);
            foreach (var project in projects)
                Write(xml, address.Of(PageAddress.Project.In("es", project.ProjectId)), project.LastPublished);
            xml.WriteEndElement();
        }

        return new TaggedBytes(bytes.ToArray(), "application/xml");
    }

    private static void Write(XmlWriter xml, string address, DateTimeOffset? changed)
    {
        xml.WriteStartElement("url");
        xml.WriteElementString("loc", address);
        if (changed is not null)
            xml.WriteElementString("lastmod", changed.Value.UtcDateTime.ToString("yyyy-MM-dd"));
        xml.WriteEndElement();
    }
}
