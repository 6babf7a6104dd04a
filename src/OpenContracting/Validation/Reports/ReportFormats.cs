using OpenContracting.Validation.Reports.Cove;
using OpenContracting.Validation.Reports.Html;

namespace OpenContracting.Validation.Reports;

/// <summary>The formats a report can be had in.</summary>
public static class ReportFormats
{
    /// <summary>All of them, in the order they are listed to people.</summary>
    public static IReadOnlyList<IReportFormat> All { get; } =
    [
        new JsonReport(), new NdjsonReport(), new CsvReport(), new SarifReport(), new JunitReport(), new GithubReport(), new MarkdownReport(),
        new HtmlReport(), new CoveReport(), new XlsxReport(),
    ];

    /// <summary>The format of a name; null when there is none.</summary>
    public static IReportFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);
}
