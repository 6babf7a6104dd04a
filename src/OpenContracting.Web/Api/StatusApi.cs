using OpenContracting.Storage.Publications;
using OpenContracting.Validation;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>How the instance is doing.</summary>
public static class StatusApi
{
    private const int Recent = 20;

    public static void MapStatus(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/status", GetStatus)
            .WithName("getStatus").WithTags("Status")
            .WithSummary("Sources, runs, quarantine and publication")
            .WithDescription("For whoever wants to know whether the data are fresh: the newest publication, the last exports and runs, and why rows are in "
                + "quarantine.")
            .Produces<StatusBody>()
            .TakesNoParameters();

    private static async Task<IResult> GetStatus(
        HttpContext context, StatusReport report, Published published, InstanceKind kind, CancellationToken cancellation)
    {
        var publication = await published.CurrentAsync(cancellation);
        var language = RequestLanguage.OfVarying(context);
        return Results.Ok(new StatusBody
        {
            Demo = kind.IsDemo,
            Publication = publication is null ? null : new PublicationBody
            {
                Projects = publication.Projects,
                LeftOut = publication.LeftOut,
                DataAsOf = publication.DataAsOf,
                PublishedAt = publication.PublishedAt,
                Licence = publication.Licence,
                LeftOutReasons = Findings(publication.ReportOrEmpty().LeftOut.Where(line => line.Severity == Severity.Error)),
                Findings = Findings(publication.ReportOrEmpty().Published),
            },
            Exports = [.. (await report.ExportsAsync(Recent, cancellation)).Select(export => ExportBody.Of(export, language))],
            Quarantine = (await report.QuarantineAsync(null, cancellation)).ToDictionary(reason => reason.Code, reason => reason.Count),
            Runs = [.. (await report.RunsAsync(Recent, cancellation)).Select(RunBody.Of)],
        });
    }

    private static FindingBody[] Findings(IEnumerable<PublicationReport.Line> lines) =>
        [.. lines.Select(line => new FindingBody(line.Code, Word.Of(line.Kind), Word.Of(line.Severity), line.Projects, line.Count))];
}
