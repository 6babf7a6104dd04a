namespace OpenContracting.Validation.Reports;

/// <summary>A report that is being written; disposed of, it is whole.</summary>
public interface IStreamedReport : IDisposable
{
    /// <summary>Writes one notice.</summary>
    /// <param name="document">The document's name.</param>
    /// <param name="notice">What was found in it.</param>
    void Add(string document, Notice notice);
}
