namespace OpenContracting.Exports;

/// <summary>Takes what an export holds while it is read. Calls come from one thread.</summary>
public interface IExportSink
{
    /// <summary>Takes the state of one contracting process.</summary>
    void Accept(ProcessSnapshot snapshot);

    /// <summary>Takes a row that could not be used, with the reason.</summary>
    void Quarantine(QuarantinedRow row);
}
