using System.Globalization;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Links;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Queries.Transparency;

namespace OpenContracting.Web.Api;

/// <summary>Whether the documents that projects name are where they are said to be.</summary>
public static class LinksApi
{
    private const string Address = "/api/v1/documents/links";

    private static readonly string[] Columns =
        ["institution", "name", "checked", "addresses", "reachable", "gone", "unanswered", "left_alone", "not_checked", "percentage", "last_checked"];

    public static void MapLinks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, GetCounts)
            .WithName("countDocumentLinks").WithTags("Documents")
            .WithSummary("How many addresses of documents answer, in all and by institution")
            .WithDescription("Apart from IDS disclosure, which counts a document whether or not its address answers. Instances ask no address unless their operator says so; `checked` tells. "
                + "What one address answered stands with its document at /api/v1/documents.")
            .Produces<LinkCountListBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter)
            .RequireRateLimiting(RateLimits.Heavy);
        routes.MapGet(Address + ".csv", GetCsv)
            .WithName("downloadDocumentLinksCsv").WithTags("Documents")
            .WithSummary("The same as CSV, a row an institution")
            .WithDescription("Of institutions with published projects. Where this instance asks no address, `checked` is false and the counts are empty.")
            .Produces(StatusCodes.Status200OK, contentType: CsvLines.ContentType)
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter)
            .RequireRateLimiting(RateLimits.Heavy);
    }

    private static async Task<IResult> GetCounts(HttpRequest request, LinkBook links, TransparencyRegister register, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query) is { } refused)
            return refused;
        if (await links.CountAsync(cancellation) is not { } figures)
            return new TaggedJson<LinkCountListBody>(new LinkCountListBody { Checked = false });
        var publishing = await PublishingAsync(register, cancellation);
        return new TaggedJson<LinkCountListBody>(new LinkCountListBody
        {
            Checked = true,
            RecheckDays = links.RecheckDays,
            Nation = LinkCountBody.Of(figures.Nation),
            Institutions = [.. publishing.Select(one => LinkCountBody.Of(figures.Of(one.Id), one.Id, one.Name))],
        });
    }

    private static async Task<IResult> GetCsv(HttpRequest request, LinkBook links, TransparencyRegister register, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query) is { } refused)
            return refused;
        var figures = await links.CountAsync(cancellation);
        return CsvLines.Answer(Columns, (await PublishingAsync(register, cancellation)).Select(one => Cells(one, figures?.Of(one.Id))), "document-links.csv");
    }

    private static async Task<IEnumerable<InstitutionDisclosure>> PublishingAsync(TransparencyRegister register, CancellationToken cancellation) =>
        (await register.ReadAsync(cancellation)).Institutions.Where(one => one.Tally.Projects > 0);

    private static IEnumerable<string?> Cells(InstitutionDisclosure one, LinkCount? count) => count is null
        ? [one.Id, one.Name, "false", .. Enumerable.Repeat((string?)null, Columns.Length - 3)]
        :
        [
            one.Id, one.Name, "true",
            .. new[] { count.Addresses, count.Reachable, count.Gone, count.Unanswered, count.LeftAlone, count.NotChecked }.Select(number => number.ToString(CultureInfo.InvariantCulture)),
            count.Share?.ToString(CultureInfo.InvariantCulture), count.LastChecked is { } last ? Wording.Machine(last) : null,
        ];
}
