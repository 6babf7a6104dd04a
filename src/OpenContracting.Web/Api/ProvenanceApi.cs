using System.Text.Json;
using OpenContracting.Jobs.Projects;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>Where a number comes from: the export, file, row, column and rule behind any published value.</summary>
public static class ProvenanceApi
{
    private static readonly QueryParameter Path = new(
        "path", "string", "The value, as a JSON Pointer (/budget/amount/amount). Without it, the origin of every value.");

    public static void MapProvenance(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/projects/{id}/provenance", GetOfProject)
            .WithName("getProjectProvenance").WithTags("Projects")
            .WithSummary("Where a value of a project comes from")
            .WithDescription("The process and path of its compiled release, the rule of the mapping, and the cells of the exports behind it. Personal data are masked in them.")
            .WithMetadata(Path)
            .Produces<ProvenanceBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownProject, ProblemKind.UnknownValue, ProblemKind.MalformedParameter);
        routes.MapGet("/api/v1/processes/{ocid}/provenance", GetOfProcess)
            .WithName("getProcessProvenance").WithTags("OCDS")
            .WithSummary("Where a value of the compiled release of a contracting process comes from")
            .WithDescription("The process goes by its ocid or by the number of its act.")
            .WithMetadata(Path)
            .Produces<ProvenanceBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownRelease, ProblemKind.UnknownValue, ProblemKind.MalformedParameter);
    }

    private static async Task<IResult> GetOfProject(
        string id, HttpRequest request, ValueOrigins origins, ValueCells cells, PublicAddress address, CancellationToken cancellation)
    {
        if (Refuse(request) is { } refused)
            return refused;
        return await origins.OfProjectAsync(id, cancellation) is { } known
            ? await AnswerAsync(known, request, cells, address, cancellation)
            : new Problem(ProblemKind.UnknownProject, id);
    }

    private static async Task<IResult> GetOfProcess(
        string ocid, HttpRequest request, ValueOrigins origins, ValueCells cells, PublicAddress address, CancellationToken cancellation)
    {
        if (Refuse(request) is { } refused)
            return refused;
        return await origins.OfProcessAsync(ocid, cancellation) is { } known
            ? await AnswerAsync(known, request, cells, address, cancellation)
            : new Problem(ProblemKind.UnknownRelease, ocid);
    }

    private static Problem? Refuse(HttpRequest request) =>
        RequestParameters.Refuse(request.Query, "path")
        ?? (request.Query["path"].ToString() is { Length: > 0 } path && path[0] != '/'
            ? RequestParameters.Malformed("path", path, "parameter.pointer")
            : null);

    private static async Task<IResult> AnswerAsync(
        KnownOrigins known, HttpRequest request, ValueCells cells, PublicAddress address, CancellationToken cancellation)
    {
        if (request.Query["path"].ToString() is not { Length: > 0 } path)
            return new TaggedJson<ProvenanceBody>(new ProvenanceBody
            {
                Id = known.Id,
                Sources = known.Sources is null ? null : [.. known.Sources.Select(ProvenanceSourceBody.Of)],
                Cells = known.Sources is null ? await BodiesAsync([.. known.Cells]) : null,
            });
        using var published = JsonDocument.Parse(known.Json);
        if (PointedValue.At(published.RootElement, path) is not { } value || known.Trace(path) is not { } origin)
            return new Problem(ProblemKind.UnknownValue, known.Id, path);
        return new TaggedJson<ProvenanceBody>(new ProvenanceBody
        {
            Id = known.Id,
            Path = path,
            Value = value.Clone(),
            Source = known.Sources is null ? null : ProvenanceSourceBody.Of(origin.Source),
            Cells = await BodiesAsync(origin.Cells),
        });

        async Task<IReadOnlyList<ProvenanceCellBody>> BodiesAsync(IReadOnlyCollection<Projects.OriginCell> found) =>
        [
            .. (await cells.WithExportsAsync(found, cancellation))
                .Select(cell => ProvenanceCellBody.Of(cell, export => address.Of($"/api/v1/exports/{export}"))),
        ];
    }
}
