namespace OpenContracting.Validation.Reports;

/// <summary>A way to write reports: for people, or for other programs.</summary>
public interface IReportFormat
{
    /// <summary>What it is called on the command line and in the API.</summary>
    string Name { get; }

    /// <summary>The media type of what is written.</summary>
    string MediaType { get; }

    /// <summary>Whether it shows which elements of the CoST standard projects disclose.</summary>
    bool ShowsIdsElements => false;

    /// <summary>Writes the reports of one run.</summary>
    /// <param name="output">Takes the result; stays open.</param>
    /// <param name="documents">The documents, in the order given.</param>
    /// <param name="language">The language of sentences: <c>es</c> or <c>en</c>.</param>
    void Write(Stream output, IReadOnlyList<ReportedDocument> documents, string language);
}
