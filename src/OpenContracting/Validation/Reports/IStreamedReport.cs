namespace OpenContracting.Validation.Reports;

/// <summary>A report that is being written; disposed of, it is whole.</summary>
public interface IStreamedReport : IDisposable
{
    /// <summary>Writes one notice.</summary>
    /// <param name="document">The document's name.</param>
    /// <param name="notice">What was found in it.</param>
    void Add(string document, Notice notice);

    /// <summary>Writes what is said of a whole document, after its notices.</summary>
    /// <param name="document">The document's name.</param>
    /// <param name="settings">The rules weighed otherwise than the standard does.</param>
    void End(string document, IReadOnlyList<RuleSetting> settings);
}
