namespace OpenContracting.Validation.Signals;

/// <summary>What a signal says of one contract.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="ProjectId">The project.</param>
/// <param name="Process">The number of the contracting process, else its id.</param>
/// <param name="Value">What was measured: a share, days or a number, as the signal has it.</param>
/// <param name="Raised">Whether that is beyond the limit.</param>
public sealed record SignalFinding(Signal Signal, string ProjectId, string Process, decimal Value, bool Raised);
