namespace OpenContracting.Web.Api;

/// <summary>What a page that follows the runs shows of one of them.</summary>
/// <param name="Id">The run.</param>
/// <param name="State">Its state.</param>
/// <param name="Share">In percent.</param>
/// <param name="Words">Stage, rows, rate and time left, in the reader's language.</param>
public sealed record RunStep(long Id, string State, int Share, string Words);
