using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using OpenContracting.Exports.Template;
using OpenContracting.Standards.Ids;
using OpenContracting.Validation.Disclosures;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Queries.Transparency;
using OpenContracting.Web.Validations;

namespace OpenContracting.Web.Api;

/// <summary>What each institution discloses of the CoST standard: automatic disclosure coverage, and never an ITI score.</summary>
public static class InstitutionCoverageApi
{
    private const string Address = "/api/v1/coverage/institutions";
    private const string Groups = "/api/v1/coverage/groups";

    private static readonly CsvConfiguration Csv = new(CultureInfo.InvariantCulture) { NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape };

    private static readonly QueryParameter Language = new("language", "string", "es or en; by Accept-Language when absent.");

    public static void MapInstitutionCoverage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, GetAll)
            .WithName("listInstitutionCoverage").WithTags("Statistics")
            .WithSummary("What each institution discloses of the CoST standard, those that publish nothing among them")
            .WithDescription("Automatic disclosure coverage, not an ITI score. Places are among institutions of one kind that publish.")
            .Produces<InstitutionCoverageListBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter)
            .RequireRateLimiting(RateLimits.Heavy);
        routes.MapGet(Address + ".csv", GetCsv)
            .WithName("listInstitutionCoverageCsv").WithTags("Statistics")
            .WithSummary("The same as CSV, a row an institution, set and phase or module")
            .WithDescription("The sets are `core`, `reactive` and `sustainability`; a row without a part is the set as a whole. Percentages are of what is due. "
                + "Automatic disclosure coverage, not an ITI score.")
            .Produces(StatusCodes.Status200OK, contentType: CsvLines.ContentType).Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter)
            .RequireRateLimiting(RateLimits.Heavy);
        routes.MapGet(Groups, GetGroups)
            .WithName("listCoverageGroups").WithTags("Statistics")
            .WithSummary("What the nation's projects disclose of the CoST core by phase, province and sector, from publication to publication")
            .WithDescription("Automatic disclosure coverage, not an ITI score.")
            .Produces<CoverageGroupListBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter)
            .RequireRateLimiting(RateLimits.Heavy);
        routes.MapGet(Groups + ".csv", GetGroupsCsv)
            .WithName("downloadCoverageGroupsCsv").WithTags("Statistics")
            .WithSummary("The same as CSV, a row a phase, province or sector")
            .WithDescription("Of the newest publication; `change` is in points against the one before. Automatic disclosure coverage, not an ITI score.")
            .Produces(StatusCodes.Status200OK, contentType: CsvLines.ContentType).Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter)
            .RequireRateLimiting(RateLimits.Heavy);
        routes.MapGet(Address + "/{id}", GetOne)
            .WithName("getInstitutionCoverage").WithTags("Statistics")
            .WithSummary("What one institution discloses, and what it lacks, first what would raise its core most")
            .WithDescription("With its way from publication to publication (`trend`), and for each missing element the columns of the template and the types of "
                + "documents that would fill it. Also of institutions that publish nothing; 404 for an id that is not in our list.")
            .Produces<InstitutionCoverageBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownInstitution, ProblemKind.UnknownParameter);
        routes.MapGet(Address + "/{id}/badge.svg", GetBadge)
            .WithName("getInstitutionCoverageBadge").WithTags("Statistics")
            .WithSummary("A picture of its core coverage for the institution's own page")
            .WithDescription("SVG, with the newest percentage each time it is loaded; no script and no cookie.")
            .WithMetadata(Language)
            .Produces(StatusCodes.Status200OK, contentType: "image/svg+xml")
            .ProducesProblems(ProblemKind.UnknownInstitution, ProblemKind.UnknownParameter);
    }

    private static async Task<IResult> GetGroups(HttpRequest request, TransparencyRegister register, Published published, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query) is { } refused)
            return refused;
        return new TaggedJson<CoverageGroupListBody>(new(
            DisclosureTally.Method, Texts.OfLibrary["en", "disclosure.notIndex"], (await published.CurrentAsync(cancellation))?.DataAsOf,
            [
                .. (await register.ReadAsync(cancellation)).Groups.Select(group => new CoverageGroupBody(
                    group.By, group.Code, group.Projects, group.Core.Disclosed, group.Core.Missing, group.Core.NotDue, group.Core.NotApplicable, group.Core.Percentage, group.Change,
                    [.. group.Trend.Select(point => new CoverageTrendBody(point.DataAsOf, point.Projects, point.Disclosed, point.Due))])),
            ]));
    }

    private static async Task<IResult> GetGroupsCsv(HttpRequest request, TransparencyRegister register, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query) is { } refused)
            return refused;
        var groups = (await register.ReadAsync(cancellation)).Groups;
        using var bytes = new MemoryStream();
        using (var csv = new CsvWriter(new StreamWriter(bytes, new UTF8Encoding(true), leaveOpen: true), Csv))
        {
            Write(csv, ["by", "code", "projects", "disclosed", "missing", "not_due", "not_applicable", "percentage", "change"]);
            foreach (var group in groups)
                Write(csv, [group.By, group.Code, group.Projects, group.Core.Disclosed, group.Core.Missing, group.Core.NotDue, group.Core.NotApplicable, group.Core.Percentage, group.Change]);
        }

        return new TaggedBytes(bytes.ToArray(), "text/csv; charset=utf-8") { Name = "coverage-groups.csv" };
    }

    private static async Task<IResult> GetAll(HttpRequest request, TransparencyRegister register, Published published, Ladder ladder, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query) is { } refused)
            return refused;
        var (book, steps) = (await register.ReadAsync(cancellation), await ladder.ReadAsync(cancellation));
        return new TaggedJson<InstitutionCoverageListBody>(new InstitutionCoverageListBody
        {
            Method = DisclosureTally.Method,
            Note = Texts.OfLibrary["en", "disclosure.notIndex"],
            DataAsOf = (await published.CurrentAsync(cancellation))?.DataAsOf,
            Publishing = book.Publishing,
            Of = book.All,
            Nation = Shares(book.Nation),
            Institutions = [.. book.Institutions.Select(one => Body(one, steps(one), null))],
        });
    }

    private static async Task<IResult> GetOne(string id, HttpRequest request, TransparencyRegister register, Ladder ladder, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query) is { } refused)
            return refused;
        if ((await register.ReadAsync(cancellation)).Find(id) is not { } one)
            return new Problem(ProblemKind.UnknownInstitution, id);
        var language = RequestLanguage.Of(request);
        request.HttpContext.Response.Headers.Append("Vary", "Accept-Language");
        return new TaggedJson<InstitutionCoverageBody>(Body(one, (await ladder.ReadAsync(cancellation))(one), language));
    }

    private static async Task<IResult> GetCsv(HttpRequest request, TransparencyRegister register, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query) is { } refused)
            return refused;
        var book = await register.ReadAsync(cancellation);
        using var bytes = new MemoryStream();
        using (var csv = new CsvWriter(new StreamWriter(bytes, new UTF8Encoding(true), leaveOpen: true), Csv))
        {
            Write(csv, ["institution", "name", "kind", "projects", "set", "part", "disclosed", "missing", "not_due", "not_applicable", "percentage", "place", "peers", "updated"]);
            foreach (var one in book.Institutions)
                foreach (var share in Enum.GetValues<IdsSet>().SelectMany(set => one.Tally.Parts(set).Prepend(one.Tally.Whole(set))))
                    Write(csv,
                    [
                        one.Id, one.Name, one.Known is { } known ? Word.Of(known.Kind) : null, one.Tally.Projects, Word.Of(share.Set), share.Phase ?? share.Module,
                        share.Disclosed, share.Missing, share.NotDue, share.NotApplicable, share.Percentage, one.Place == 0 ? null : one.Place, one.Place == 0 ? null : one.Peers, one.Updated,
                    ]);
        }

        return new TaggedBytes(bytes.ToArray(), "text/csv; charset=utf-8") { Name = "institution-coverage.csv" };
    }

    private static async Task<IResult> GetBadge(string id, HttpRequest request, TransparencyRegister register, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query, "language") is { } refused)
            return refused;
        if (request.Query["language"].ToString() is not ("" or "es" or "en"))
            return RequestParameters.Malformed("language", request.Query["language"], "parameter.language");
        if ((await register.ReadAsync(cancellation)).Find(id) is not { } one)
            return new Problem(ProblemKind.UnknownInstitution, id);
        var language = request.Query["language"].ToString() is { Length: > 0 } asked ? asked : RequestLanguage.Of(request);
        var share = one.Core.Percentage is { } core ? Wording.Share(core) : PortalTexts.All[language, "transparency.badge.none"];
        return Results.Bytes(
            Badge.Draw([(PortalTexts.All[language, "transparency.badge.label"], "#0d2a44"), (share, "#0a4f7d")], $"{one.Name}: {share}"), "image/svg+xml; charset=utf-8");
    }

    private static InstitutionCoverageBody Body(InstitutionDisclosure one, IReadOnlyList<LadderStep> steps, string? language) => new()
    {
        Id = one.Id,
        Name = one.Name,
        Kind = one.Known is { } known ? Word.Of(known.Kind) : null,
        Projects = one.Tally.Projects,
        Updated = one.Updated,
        Place = one.Place == 0 ? null : one.Place,
        Peers = one.Place == 0 ? null : one.Peers,
        Coverage = Shares(one.Tally),
        Steps = steps.ToDictionary(step => step.Code, step => step.Done),
        Trend = language is null ? null : [.. one.Trend.Select(point => new CoverageTrendBody(point.DataAsOf, point.Projects, point.Disclosed, point.Due))],
        Gaps = language is null ? null :
        [
            .. one.Tally.Gaps(IdsSet.Core).Select(gap => new CoverageGapBody(
                gap.Element.Id, gap.Element.Name(language), gap.Missing, gap.Points, TemplateFillings.Of(gap.Element), TemplateFillings.DocumentTypes(gap.Element), gap.Element.Paths)),
        ],
    };

    private static IReadOnlyList<CoverageShareBody> Shares(DisclosureTally tally) =>
    [
        .. Enum.GetValues<IdsSet>().SelectMany(set => tally.Parts(set).Prepend(tally.Whole(set))).Select(share => new CoverageShareBody(
            Word.Of(share.Set), share.Phase ?? share.Module, share.Disclosed, share.Missing, share.NotDue, share.NotApplicable, share.Percentage)),
    ];

    private static void Write(CsvWriter csv, ReadOnlySpan<object?> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell is DateTimeOffset time ? Wording.Machine(time) : Convert.ToString(cell, CultureInfo.InvariantCulture));
        csv.NextRecord();
    }
}
