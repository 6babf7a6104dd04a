namespace OpenContracting.Exports.Synthetic;

/// <summary>How far the writing of synthetic exports has come.</summary>
/// <param name="Processes">The processes that have appeared in a month already written, wholly or in part.</param>
/// <param name="OfProcesses">The processes there will be.</param>
/// <param name="Months">The months finished.</param>
/// <param name="OfMonths">The months there will be.</param>
public readonly record struct SyntheticProgress(long Processes, long OfProcesses, int Months, int OfMonths);
