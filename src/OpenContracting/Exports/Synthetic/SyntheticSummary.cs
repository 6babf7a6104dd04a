namespace OpenContracting.Exports.Synthetic;

/// <summary>What was written.</summary>
/// <param name="Files">The monthly ZIPs by name, oldest first, then the archives of project tables.</param>
/// <param name="Processes">The contracting processes over all months.</param>
/// <param name="WorksProcesses">Those of them that are works or belong to works.</param>
/// <param name="Projects">The public works.</param>
/// <param name="Rows">The rows over all tables and months, headers aside.</param>
/// <param name="FlawedRows">The rows damaged or repeated on purpose, each listed in <c>flaws.csv</c>.</param>
public sealed record SyntheticSummary(
    IReadOnlyList<string> Files, int Processes, int WorksProcesses, int Projects, long Rows, long FlawedRows);
