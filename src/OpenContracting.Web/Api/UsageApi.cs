using System.Globalization;
using OpenContracting.People.Usage;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Usage;

namespace OpenContracting.Web.Api;

/// <summary>How much the portal and the data are used.</summary>
public static class UsageApi
{
    public const string Address = "/api/v1/usage";

    private static readonly QueryParameter[] Parameters =
    [
        new("by", "string", $"One of {string.Join(", ", UsageFilter.Lists)}; month when absent."),
        new("from", "string", "The first day (YYYY-MM-DD, Panama's); 12 months before this one when absent."),
        new("to", "string", "The last day; today when absent."),
        new("project", "string", "Only the use of this project."),
        new("institution", "string", "Only the use of this institution's page and projects."),
    ];

    public static void MapUsage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, GetUsage)
            .WithName("getUsage").WithTags("Usage")
            .WithSummary("How much the portal and the data are used, by the rules of COUNTER 5.1")
            .WithDescription("People, machines and robots apart. Counts from 1 to 4 are null: few may be known ones. No address and no agent is kept of anybody.")
            .WithMetadata([.. Parameters])
            .Produces<UsageBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter);
        routes.MapGet(Address + ".csv", GetCsv)
            .WithName("downloadUsageCsv").WithTags("Usage")
            .WithSummary("The same as CSV; counts from 1 to 4 as `<5`")
            .WithDescription("With the same filter and the same rules as `getUsage`.")
            .WithMetadata([.. Parameters])
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .ProducesProblems(ProblemKind.UnknownParameter);
    }

    private static async Task<IResult> GetUsage(HttpRequest request, UsageFigures figures, CancellationToken cancellation)
    {
        if (UsageFilter.Read(request.Query, figures.Today, out var problem) is not { } filter)
            return problem!;
        return new TaggedJson<UsageBody>(new UsageBody(
            filter.By,
            filter.From,
            filter.To,
            UsageRules.Version,
            RobotsList.Current.Version,
            UsageCounts.Smallest,
            await figures.CountedUntilAsync(cancellation),
            await figures.DroppedAsync(filter, cancellation),
            [.. Rows(await figures.ListAsync(filter, cancellation))],
            [.. (await figures.RestatementsAsync(cancellation)).Select(one => new UsageRestatementBody(
                one.At, one.FromDay, one.ToDay, Given(one.Channel), Given(one.Item), one.Moved, one.Reason))]));
    }

    private static async Task<IResult> GetCsv(HttpRequest request, UsageFigures figures, CancellationToken cancellation)
    {
        if (UsageFilter.Read(request.Query, figures.Today, out var problem) is not { } filter)
            return problem!;
        return CsvLines.Answer(
            [filter.By, "agent", "investigations", "requests", "unique_investigations", "unique_requests", "sessions", "shares", "saves", "follows"],
            Rows(await figures.ListAsync(filter, cancellation)).Select(row => (string?[])
            [
                row.Key, row.Agent, Cell(row.Investigations), Cell(row.Requests), Cell(row.UniqueInvestigations),
                Cell(row.UniqueRequests), Cell(row.Sessions), Cell(row.Shares), Cell(row.Saves), Cell(row.Follows),
            ]),
            $"uso-{filter.By}.csv");

        static string Cell(long? count) => count?.ToString(CultureInfo.InvariantCulture) ?? $"<{UsageCounts.Smallest}";
    }

    private static IEnumerable<UsageRowBody> Rows(IEnumerable<UsageLine> lines) =>
        from line in lines
        from agent in line.Counts.OrderBy(agent => agent.Key)
        let counts = agent.Value
        select new UsageRowBody(
            line.Key,
            Word.Of(agent.Key),
            UsageCounts.Shown(counts.Investigations),
            UsageCounts.Shown(counts.Requests),
            UsageCounts.Shown(counts.UniqueInvestigations),
            UsageCounts.Shown(counts.UniqueRequests),
            UsageCounts.Shown(counts.Sessions),
            UsageCounts.Shown(counts.Shares),
            UsageCounts.Shown(counts.Saves),
            UsageCounts.Shown(counts.Follows));

    private static string? Given(string text) => text.Length == 0 ? null : text;
}
