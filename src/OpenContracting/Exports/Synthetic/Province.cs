namespace OpenContracting.Exports.Synthetic;

/// <summary>A province or comarca of the vocabulary.</summary>
/// <param name="Code">DGCP's code of it, the PP of a numProceso.</param>
/// <param name="Name">Its name.</param>
/// <param name="InWords">How a title names it, for example <c>comarca Guna Yala</c>.</param>
/// <param name="WorksWeight">How many works there are compared with the others.</param>
/// <param name="Districts">Some of its districts.</param>
internal sealed record Province(string Code, string Name, string InWords, double WorksWeight, District[] Districts);
