using OpenContracting.Validation.Reports;

namespace OpenContracting.Web.Validations;

/// <summary>The name under which a report is saved.</summary>
public static class ReportFile
{
    public static string Name(string document, IReportFormat format) =>
        $"{Path.GetFileNameWithoutExtension(document)}.{format.Name switch
        {
            "junit" => "junit.xml",
            "github" => "github.txt",
            "markdown" => "md",
            "sarif" => "sarif.json",
            "cove" => "cove.json",
            "json" => "report.json",
            _ => format.Name,
        }}";
}
