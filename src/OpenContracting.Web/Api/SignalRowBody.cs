namespace OpenContracting.Web.Api;

/// <summary>A contract that raises a signal, and what was measured.</summary>
public sealed record SignalRowBody(string Project, string Process, decimal Value);
