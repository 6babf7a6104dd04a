namespace OpenContracting.Exports.Synthetic;

/// <summary>A public institution that buys.</summary>
/// <param name="Code">Budget area and institution as in a numProceso, for example <c>0-09</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Ruc">An invented tax number.</param>
/// <param name="Units">Its purchasing units: the province of each office and its name.</param>
internal sealed record Institution(string Code, string Name, string Ruc, (string Province, string Name)[] Units);
