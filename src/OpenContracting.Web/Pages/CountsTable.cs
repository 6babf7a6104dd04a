namespace OpenContracting.Web.Pages;

/// <summary>Counts beside bars; the table is the chart.</summary>
public sealed record CountsTable(string Title, IReadOnlyList<CountsRow> Rows)
{
    public int Most => Rows.Count == 0 ? 1 : Math.Max(1, Rows.Max(row => row.Count));
}
