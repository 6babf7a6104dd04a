namespace OpenContracting.Validation.Reports;

/// <summary>A format that is written notice by notice, so that nothing need be kept however many there are.</summary>
public interface IStreamedFormat : IReportFormat
{
    /// <summary>Begins a report; what it is given is written as it comes.</summary>
    /// <param name="output">Takes the result; stays open.</param>
    /// <param name="language">The language of sentences: <c>es</c> or <c>en</c>.</param>
    IStreamedReport Begin(Stream output, string language);
}
