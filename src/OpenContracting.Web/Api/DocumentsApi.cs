using System.Buffers.Text;
using System.Globalization;
using System.Text;
using OpenContracting.Standards;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Links;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>The documents of published projects.</summary>
public static class DocumentsApi
{
    private const string List = "/api/v1/documents";

    private static readonly string[] Others = ["limit", "cursor", "document_type"];

    /// <summary>OC4IDS's list, and OCDS's: documents of processes keep the types they came with.</summary>
    private static readonly Codelist[] Types =
    [
        StandardSchema.Load(StandardVersion.Oc4ids095, DocumentKind.ProjectPackage).Codelists["documentType.csv"],
        StandardSchema.Load(StandardVersion.Ocds115, DocumentKind.ReleasePackage).Codelists["documentType.csv"],
    ];

    public static void MapDocuments(this IEndpointRouteBuilder routes) =>
        routes.MapGet(List, GetDocuments)
            .WithName("listDocuments").WithTags("Documents")
            .WithSummary("The documents of the projects that a filter finds")
            .WithDescription("The filter is that of projects; `sort` has no effect: documents come in the order of the ids of their projects.")
            .WithMetadata([
                new QueryParameter("document_type", "array", "Codes of documentType.csv: only documents of these types."),
                .. ProjectListParameters.All])
            .Produces<DocumentListBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter)
            .RequireRateLimiting(RateLimits.Heavy);

    private static async Task<IResult> GetDocuments(HttpRequest request, DocumentList documents, LinkBook links, PublicAddress address, CancellationToken cancellation)
    {
        var filter = ProjectFilter.Read(request.Query, Others, out var problems);
        if (problems.Count > 0)
            return problems[0];
        if (RequestParameters.Limit(request.Query) is not { } limit)
            return RequestParameters.BadLimit(request.Query);
        var (project, number) = ("", -1);
        if (request.Query["cursor"].ToString() is { Length: > 0 } cursor && !TryRead(cursor, out project, out number))
            return RequestParameters.Malformed("cursor", cursor, "parameter.cursor");
        string[] types = [.. request.Query["document_type"].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()];
        if (types.FirstOrDefault(type => !Types.Any(list => list.Contains(type))) is { } unknown)
            return UnknownType(unknown);

        var total = await documents.CountAsync(filter, types, cancellation);
        List<DocumentRow> rows = total == 0 ? [] : await documents.AfterAsync(filter, types, project, number, limit + 1, cancellation);
        var known = await links.OfAsync(rows.Take(limit).Select(row => row.Document.Text("url")), cancellation);
        var parameters = filter.ToParameters()
            .Concat(types.Select(type => new KeyValuePair<string, string>("document_type", type)))
            .Append(new("limit", limit.ToString(CultureInfo.InvariantCulture)))
            .Append(new("cursor", rows.Count > limit ? Write(rows[limit - 1]) : ""));
        return new TaggedJson<DocumentListBody>(new DocumentListBody(
            total,
            limit,
            links.On,
            [.. rows.Take(limit).Select(row => new DocumentBody
            {
                ProjectId = row.ProjectId,
                ProjectUri = address.Of($"/api/v1/projects/{Uri.EscapeDataString(row.ProjectId)}"),
                Path = row.Pointer,
                ProcessId = row.ProcessId,
                Document = row.Document,
                Link = LinkBody.Of(known(row.Document.Text("url"))),
            })],
            rows.Count > limit ? new PageLinks(address.Of(List + QueryString.Create(parameters!))) : null));
    }

    private static Problem UnknownType(string type)
    {
        var nearest = Types.Select(list => list.Suggest(type)).FirstOrDefault(code => code is not null);
        return new Problem(ProblemKind.MalformedParameter, "document_type", type, new TextKey("parameter.documentType", [nearest ?? Types[0].Codes[0].Code]))
        {
            At = ("document_type", nearest),
        };
    }

    private static string Write(DocumentRow row) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{row.Number.ToString(CultureInfo.InvariantCulture)}|{row.ProjectId}"));

    private static bool TryRead(string cursor, out string projectId, out int number)
    {
        (projectId, number) = ("", 0);
        if (!Base64Url.IsValid(cursor) || Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('|', 2) is not [var count, { Length: > 0 } id])
            return false;
        projectId = id;
        return int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
