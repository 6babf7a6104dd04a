using OpenContracting.Storage.Publications;

namespace OpenContracting.Web.Queries;

/// <summary>The validation report kept with a publication.</summary>
public static class PublicationReports
{
    public static PublicationReport ReportOrEmpty(this Publication publication) =>
        publication.Report is null ? new PublicationReport([], []) : PublicationReport.Parse(publication.Report);
}
