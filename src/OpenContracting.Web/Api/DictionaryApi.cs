using System.Text;
using OpenContracting.Standards;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>The data dictionary as a table: what each field of the published documents means.</summary>
public static class DictionaryApi
{
    private const string Path = "/api/v1/dictionary/{standard}.csv";

    public static string AddressOf(string standard) => Path.Replace("{standard}", standard);

    public static void MapDictionary(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, (string standard, HttpContext context) =>
            {
                if (FieldDictionary.SchemaOf(standard) is not { } schema)
                    return (IResult)new Problem(ProblemKind.UnknownAddress, context.Request.Path.Value);
                using var csv = new StringWriter();
                DataDictionary.Write(csv, schema);
                var bytes = Encoding.UTF8.GetBytes(csv.ToString());
                context.Response.Headers.CacheControl = "public, max-age=3600";
                return new TaggedBytes(bytes, "text/csv; charset=utf-8") { Name = $"{standard}-{schema.Version.Number}.csv" };
            })
            .WithName("getDictionary").WithTags("OC4IDS", "OCDS")
            .WithSummary("Every field of oc4ids or ocds, one row a path, with titles and descriptions in Spanish and English")
            .WithDescription("`standard` is `oc4ids` or `ocds`. Titles and descriptions are our own words; names and codes are the standard's.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownAddress)
            .TakesNoParameters();
}
