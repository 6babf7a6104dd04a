namespace OpenContracting.Exports;

/// <summary>Why a file was not read at all.</summary>
/// <param name="Code">A stable kebab-case code: <c>unknown-shape</c>, <c>empty-file</c>, <c>damaged-archive</c>, <c>zip-bomb</c> ….</param>
/// <param name="Detail">What was found and what was expected, for operators.</param>
public sealed record ExportRefusal(string Code, string Detail);
