using System.Globalization;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Worksheets;

namespace OpenContracting.Web.Api;

/// <summary>Editions of the transparency index: figures of CoST's people, none of ours.</summary>
public static class TransparencyIndexApi
{
    private const string Address = "/api/v1/transparency-index";
    private const string Note = "Scores of CoST's people. Official editions are shown as published; worksheets are reckoned from the weights and scores entered, and not at all where one is missing.";

    private static readonly string[] Columns =
        ["edition", "kind", "node", "parent", "dimension", "es", "en", "institution", "weight", "score", "missing", "source", "evidence_url", "entered_at", "confirmed"];

    public static void MapTransparencyIndex(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, GetAll)
            .WithName("getTransparencyIndex").WithTags("Statistics")
            .WithSummary("Editions of the Infrastructure Transparency Index (ITI): parts, weights, scores and their evidence")
            .WithDescription(Note + " For what this portal counts by itself, see `listInstitutionCoverage`: automatic disclosure coverage, not an ITI score.")
            .Produces<TransparencyIndexBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter)
            .RequireRateLimiting(RateLimits.Heavy);
        routes.MapGet(Address + ".csv", GetCsv)
            .WithName("downloadTransparencyIndexCsv").WithTags("Statistics")
            .WithSummary("The same as CSV, a row a part and institution")
            .WithDescription("Every part of every edition, with its weight, its score and where that stands. An empty cell is not known; none is ever assumed.")
            .Produces(StatusCodes.Status200OK, contentType: CsvLines.ContentType).Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter)
            .RequireRateLimiting(RateLimits.Heavy);
    }

    private static async Task<IResult> GetAll(HttpRequest request, IndexRegister register, CancellationToken cancellation) =>
        RequestParameters.Refuse(request.Query) ?? (IResult)new TaggedJson<TransparencyIndexBody>(new(Note, await EditionsAsync(register, cancellation)));

    private static async Task<IResult> GetCsv(HttpRequest request, IndexRegister register, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query) is { } refused)
            return refused;
        return CsvLines.Answer(Columns,
            from edition in await EditionsAsync(register, cancellation)
            from sheet in edition.Sheets
            from part in sheet.Parts
            select new[]
            {
                edition.Edition, edition.Kind, part.Node, part.Parent, Cell(part.Dimension), part.Name.Es, part.Name.En, sheet.Institution, Cell(part.Weight), Cell(part.Score),
                part.Missing is null ? null : string.Join("; ", part.Missing.Select(each => each.En)), part.Source, part.EvidenceUrl, Cell(part.EnteredAt), part.Confirmed switch { true => "true", false => "false", _ => null },
            }, "transparency-index.csv");
    }

    private static async Task<IReadOnlyList<IndexEditionBody>> EditionsAsync(IndexRegister register, CancellationToken cancellation) =>
    [
        .. (await register.PublishedAsync(cancellation)).Select(account => new IndexEditionBody(
            account.Edition.Name, Word.Of(account.Edition.Kind), account.Edition.Source, account.Edition.StateAt,
            [.. account.Institutions.Prepend(null).Select(institution => new IndexSheetBody(institution, [.. account.Sheet(institution).Select(Body)]))])),
    ];

    private static IndexPartBody Body(IndexLine line) => new()
    {
        Node = line.Part.Row.Node,
        Parent = line.Part.Row.Parent,
        Dimension = line.Part.Dimension,
        Name = new(line.Part.Row.Spanish, line.Part.Row.English),
        Weight = line.Part.Row.Weight,
        Score = line.Score,
        Missing = line.Gaps.AreNone ? null : [.. line.Gaps.In("es").Zip(line.Gaps.In("en"), (es, en) => new Translated(es, en))],
        Source = line.Entry?.Evidence ?? (line.Source.Length == 0 ? null : line.Source),
        EvidenceUrl = line.Entry?.EvidenceUrl,
        EnteredAt = line.Entry?.At,
        Confirmed = line.Entry?.Confirmed,
    };

    private static string? Cell(DateTimeOffset? time) => time is { } known ? Wording.Machine(known) : null;

    private static string? Cell(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture);
}
