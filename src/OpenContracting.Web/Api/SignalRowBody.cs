namespace OpenContracting.Web.Api;

/// <summary>A contract that raises a signal, and what was measured.</summary>
/// <param name="Project">The OC4IDS id of the project.</param>
/// <param name="Process">The number of the contracting process, else its id.</param>
/// <param name="Value">What was measured, in the unit of the signal's formula: a share (0.31 is 31 %), days or a number.</param>
public sealed record SignalRowBody(string Project, string Process, decimal Value);
