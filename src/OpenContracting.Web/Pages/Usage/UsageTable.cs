using OpenContracting.People.Usage;
using OpenContracting.Web.Usage;

namespace OpenContracting.Web.Pages.Usage;

/// <summary>Figures of use as a table with bars; the table is the chart.</summary>
/// <param name="Id">The heading's id on the page.</param>
/// <param name="Title">The heading.</param>
/// <param name="Column">What the lines are.</param>
/// <param name="Csv">Where the same is had as CSV.</param>
/// <param name="Rows">The lines.</param>
public sealed record UsageTable(string Id, string Title, string Column, string Csv, IReadOnlyList<UsageTableRow> Rows)
{
    /// <summary>Lines shown; all are in the CSV.</summary>
    public const int Longest = 20;

    private readonly long most = Math.Max(1, Rows.Select(row => Shown(row.Line)).DefaultIfEmpty().Max());

    /// <summary>The part of the largest number of looks by people.</summary>
    public decimal Share(UsageLine line) => (decimal)Shown(line) / most;

    /// <summary>As it may be published: <c>&lt;5</c> for few.</summary>
    public static string Cell(long count) => UsageCounts.Shown(count) is { } shown ? Wording.Number(shown) : $"<{UsageCounts.Smallest}";

    private static long Shown(UsageLine line) => UsageCounts.Shown(line.Of(AgentClass.Person).Investigations) ?? 0;
}
