namespace OpenContracting.Jobs.Exports;

/// <summary>An export without a byte.</summary>
public sealed class EmptyExportException() : Exception("Not a byte has come.");
