using System.Globalization;
using OpenContracting.Storage.Gatherings;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Gatherings;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Api;

/// <summary>Meetings of committees and workshops, with counts and nobody's name: list and CSV.</summary>
public static class GatheringsApi
{
    private const string List = "/api/v1/gatherings";

    private static readonly string[] Columns =
        ["id", "kind", "title_es", "title_en", "at", "place", "audience", "seats", "attended", "women", "men", "young", "comarca", "score", "uri"];

    public static void MapGatherings(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(List, async (HttpRequest request, GatheringBook book, PublicAddress address, CancellationToken cancellation) =>
                RequestParameters.Refuse(request.Query) is { } refused ? refused
                : (IResult)new TaggedJson<GatheringListBody>(await ReadAsync(book, address, cancellation)))
            .WithName("listGatherings").WithTags("Committees")
            .WithSummary("Meetings of committees and workshops, with counts of who came")
            .WithDescription("All of them, latest first, those to come among them. Counts of people are absent where few could be known ones.")
            .Produces<GatheringListBody>().Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter);
        routes.MapGet(List + ".csv", async (HttpRequest request, GatheringBook book, PublicAddress address, CancellationToken cancellation) =>
            {
                if (RequestParameters.Refuse(request.Query) is { } refused)
                    return refused;
                return CsvLines.Answer(Columns, (await ReadAsync(book, address, cancellation)).Gatherings.Select(Cells));
            })
            .WithName("downloadGatheringsCsv").WithTags("Committees")
            .WithSummary("Gatherings as CSV, one row each")
            .WithDescription("All of them, latest first; cells of counts that are hidden are empty.")
            .Produces(StatusCodes.Status200OK, contentType: CsvLines.ContentType).Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter);
    }

    private static async Task<GatheringListBody> ReadAsync(GatheringBook book, PublicAddress address, CancellationToken cancellation)
    {
        var all = await book.ListAsync(cancellation);
        return new(all.Count, [.. all.Select(gathering => Body(gathering, address))]);
    }

    private static GatheringBody Body(Gathering gathering, PublicAddress address)
    {
        var counts = gathering.Counts.Published;
        return new()
        {
            Id = gathering.Id,
            Uri = $"{address.Of(PageAddress.Gatherings.In("es"))}#g{gathering.Id}",
            Kind = Word.Of(gathering.Kind),
            Title = new(gathering.TitleEs, gathering.TitleEn),
            Text = new(gathering.TextEs, gathering.TextEn),
            At = gathering.At,
            Place = gathering.Place,
            Audience = gathering.Audience,
            Seats = gathering.Seats,
            SignUpUri = gathering.SignUpLink,
            Materials = GatheringMaterial.Read(gathering.Materials) ?? [],
            Attended = counts.Attended,
            Women = counts.Women,
            Men = counts.Men,
            Young = counts.Young,
            Comarca = counts.Comarca,
            Score = gathering.Score,
        };
    }

    private static IEnumerable<string?> Cells(GatheringBody gathering) =>
    [
        Number(gathering.Id), gathering.Kind, gathering.Title.Es, gathering.Title.En, Wording.Machine(gathering.At), gathering.Place, gathering.Audience, Number(gathering.Seats),
        Number(gathering.Attended), Number(gathering.Women), Number(gathering.Men), Number(gathering.Young), Number(gathering.Comarca),
        gathering.Score?.ToString("0.#", CultureInfo.InvariantCulture), gathering.Uri,
    ];

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
