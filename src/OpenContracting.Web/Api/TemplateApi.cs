using OpenContracting.Exports.Template;
using OpenContracting.Web.Api.Problems;

namespace OpenContracting.Web.Api;

/// <summary>The template that an institution without a system of its own fills in: a workbook, or an archive of CSV tables.</summary>
public static class TemplateApi
{
    private const string Path = "/api/v1/template.{form}";

    public static string AddressOf(string form, string language) => $"{Path.Replace("{form}", form)}?lang={language}";

    public static void MapTemplate(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, GetTemplate)
            .WithName("getTemplate").WithTags("Exports")
            .WithSummary("The template for institutions with nothing else, as xlsx or as a zip of CSV tables")
            .WithDescription("Procurement processes and project tables: budget, progress, payments, modifications, milestones, completion, places, documents, SINIP and Panamá en Obras codes.")
            .WithMetadata(new QueryParameter("lang", "string", "Language of the columns: es or en; es when absent."))
            .Produces(StatusCodes.Status200OK, contentType: "application/zip", additionalContentTypes: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownAddress, ProblemKind.MalformedParameter);

    private static IResult GetTemplate(string form, HttpContext context)
    {
        if (RequestParameters.Refuse(context.Request.Query, "lang") is { } refused)
            return refused;
        var language = context.Request.Query["lang"].ToString() is { Length: > 0 } given ? given : "es";
        if (language is not ("es" or "en"))
            return RequestParameters.Malformed("lang", language, "parameter.lang");
        using var buffer = new MemoryStream();
        switch (form)
        {
            case "xlsx":
                TemplateFiles.WriteWorkbook(buffer, language);
                return File(buffer, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            case "zip":
                TemplateFiles.WriteTables(buffer, language);
                return File(buffer, "application/zip");
            default:
                return new Problem(ProblemKind.UnknownAddress, context.Request.Path.Value);
        }

        IResult File(MemoryStream content, string type)
        {
            context.Response.Headers.CacheControl = "public, max-age=3600";
            var name = language == "en" ? "template" : "plantilla";
            return new TaggedBytes(content.ToArray(), type) { Name = $"{name}.{form}" };
        }
    }
}
