namespace OpenContracting.Validation;

/// <summary>Takes every notice as it is found, in document order, those over the report's limit included.</summary>
public interface INoticeSink
{
    /// <summary>Takes one notice.</summary>
    void Add(Notice notice);
}
