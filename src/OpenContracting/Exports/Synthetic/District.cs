namespace OpenContracting.Exports.Synthetic;

/// <summary>A district with some of its corregimientos and communities.</summary>
internal sealed record District(string Name, double Latitude, double Longitude, string[] Places);
