namespace OpenContracting.Validation.Reports;

/// <summary>A document and what validating it found.</summary>
/// <param name="Name">What the reader calls it: a path, an address, <c>-</c> for standard input.</param>
/// <param name="Report">What was found.</param>
public sealed record ReportedDocument(string Name, ValidationReport Report);
