namespace OpenContracting.Jobs.Pulls;

/// <summary>An act as the V3 service lists it.</summary>
/// <param name="Number">Its number (numProceso).</param>
/// <param name="Type">The service's number of the type of procedure.</param>
/// <param name="Flow">What its page goes by.</param>
/// <param name="Changed">When its status changed last, in the service's words.</param>
internal sealed record ListedAct(string Number, string Type, string Flow, string Changed);
